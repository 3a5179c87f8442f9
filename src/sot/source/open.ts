import { stat } from 'node:fs/promises';
import type { SimpleGit } from 'simple-git';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { CheckedOut } from './checked-out.ts';
import { rootFinding } from './findings.ts';
import { type GitTrouble, gitIn, troubleOf } from './git.ts';
import { openCommitAt } from './open-commit.ts';
import { openFolder, wholeWorkTree } from './repository.ts';
import { labelOf, mayMove, resolveRevision, shortName } from './resolve-revision.ts';
import type { AtRevision, Repository, Revision, Source } from './source.ts';
import { TreeSource } from './tree-source.ts';

/** A source, or the finding that says why there is none. */
export type Opened =
  | { readonly ok: true; readonly source: Source }
  | { readonly ok: false; readonly diagnostic: Diagnostic };

/** Which source of truth: the folder with its `vaq.yml`, and a revision if it is not to be read as it lies there. */
export interface SourceOptions {
  readonly root: string;
  readonly ref?: string | undefined;
}

const WITHOUT_GIT: Readonly<Record<GitTrouble, string>> = {
  missing: 'Git is not installed',
  'no-repository': 'not in Git',
  'not-trusted': 'Git refuses it: another user owns it',
  other: 'Git cannot read it',
};

/** The commit that is checked out, and how many files differ from it, by one call of Git: each costs as much as a small tree. */
async function workTreeStatus(
  git: SimpleGit,
): Promise<{ readonly commit: string | null; readonly changed: number }> {
  // The state that vaq keeps beside the source of truth is no part of it, ignored by Git or not.
  const paths = ['--', '.', ':(exclude).vaq'];
  const status = await git.raw([
    'status',
    '--porcelain=v2',
    '--branch',
    '-z',
    '--no-renames',
    '--untracked-files=all',
    ...paths,
  ]);
  const entries = status.split('\0').filter((entry) => entry !== '');
  const head = entries.find((entry) => entry.startsWith('# branch.oid '))?.slice('# branch.oid '.length);
  const commit = head === undefined || head === '(initial)' ? null : head;
  return { commit, changed: entries.filter((entry) => !entry.startsWith('# ')).length };
}

async function workTreeRevision(git: SimpleGit): Promise<Revision> {
  const kind = 'work-tree';
  try {
    const { commit, changed } = await workTreeStatus(git);
    const at = commit === null ? 'before the first commit' : `at ${shortName(commit)}`;
    const changes = changed === 0 ? '' : `, ${changed} ${changed === 1 ? 'file' : 'files'} changed`;
    return {
      kind,
      commit,
      label: `work tree ${at}${changes}`,
      changedFiles: changed,
    };
  } catch (error) {
    // Its files can be read all the same; only their name is missing.
    return { kind, commit: null, label: `work tree (${WITHOUT_GIT[troubleOf(error)]})`, changedFiles: 0 };
  }
}

/** Why a folder has no revisions; `otherwise` is what else could be done, in a clause. */
function noRevisions(root: string, error: unknown, otherwise: string): Diagnostic {
  switch (troubleOf(error)) {
    case 'missing':
      return rootFinding(
        'source/git-missing',
        'a revision can only be read with Git, and there is no `git` on the PATH; install it',
      );
    case 'no-repository':
      return rootFinding(
        'source/not-a-repository',
        `\`${root}\` lies in no Git repository, so it has no revisions${otherwise}`,
      );
    case 'not-trusted': {
      const command = `git config --global --add safe.directory '${root}'`;
      return rootFinding(
        'source/not-a-repository',
        `Git refuses the repository of \`${root}\`, which another user owns; to trust it: ${command}`,
      );
    }
    default:
      return rootFinding(
        'source/not-a-repository',
        `Git cannot read the repository of \`${root}\`: ${firstLine(error)}`,
      );
  }
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).trim().split('\n')[0]!;
}

async function openCommit(git: SimpleGit, root: string, ref: string, otherwise = ''): Promise<Opened> {
  try {
    const prefix = (await git.raw(['rev-parse', '--show-prefix'])).trimEnd();
    const commit = await resolveRevision(git, ref);
    if (typeof commit !== 'string') return { ok: false, diagnostic: commit };
    const label = labelOf(ref, commit);
    const place = { folder: root, gitDir: null };
    const source = await openCommitAt({ git, place, commit, prefix, label }, (other) => at(git, root, other));
    if (source !== null) return { ok: true, source };
    const message = `${label} has no folder \`${prefix}\`, in which the source of truth lies now`;
    return { ok: false, diagnostic: rootFinding('source/unknown-revision', message) };
  } catch (error) {
    return { ok: false, diagnostic: noRevisions(root, error, otherwise) };
  }
}

/** Another revision of the repository that a source was read from. */
async function at(git: SimpleGit, root: string, ref: string): Promise<AtRevision> {
  const opened = await openCommit(git, root, ref);
  if (!opened.ok) return { ok: false, why: opened.diagnostic.message, nearest: opened.diagnostic.fix };
  return { ok: true, source: opened.source, moves: await mayMove(git, ref, opened.source.revision.commit!) };
}

/** Opens a source of truth at a revision, resolved once and for all, or as its work tree lies; nothing in the repository is changed. */
export async function openSource({ root, ref }: SourceOptions): Promise<Opened> {
  const isFolder = await stat(root).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) {
    return { ok: false, diagnostic: rootFinding('source/unreadable', `there is no folder \`${root}\``) };
  }
  const git = gitIn({ folder: root, gitDir: null });
  if (ref !== undefined)
    return openCommit(git, root, ref, '; make it one with `git init` and a commit, or name no revision');
  const revision = await workTreeRevision(git);
  const repository: Repository = {
    folder: async (path) => openFolder(await wholeWorkTree(git, root), path, revision),
    at: (other) => at(git, root, other),
  };
  return { ok: true, source: new TreeSource(revision, new CheckedOut(root), repository) };
}
