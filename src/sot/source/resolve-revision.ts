import type { SimpleGit } from 'simple-git';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { nearest } from '../../diagnostics/nearest.ts';
import { rootFinding } from './findings.ts';

const SHORT = 7;

/** The first letters of a commit's name, as people write it. */
export function shortName(commit: string): string {
  return commit.slice(0, SHORT);
}

/** A revision's name as a label with its commit: `v1.2 (1a2b3c4…)`; a commit's own name stands alone. */
export function labelOf(ref: string, commit: string): string {
  return commit.startsWith(ref.toLowerCase()) ? `${shortName(commit)}…` : `${ref} (${shortName(commit)}…)`;
}

/** The first letters of the commit that a revision's label names, also that on which a work tree is based; null where it names none. */
export function commitIn(label: string): string | null {
  const found = /^work tree at ([0-9a-f]{7})(?:,|$)|^(?:.* \()?([0-9a-f]{7})…/.exec(label);
  return found?.[1] ?? found?.[2] ?? null;
}

const COMMIT = /^[0-9a-f]{40,64}$/;

/** What could be an option, or is no name at all, never reaches Git. */
function isPlausible(ref: string): boolean {
  return ref !== '' && !ref.startsWith('-') && !/\p{Cc}/u.test(ref);
}

async function branchesAndTags(git: SimpleGit): Promise<readonly string[]> {
  const patterns = ['refs/heads', 'refs/tags', 'refs/remotes'];
  const listing = await git.raw(['for-each-ref', '--format=%(refname:short)', ...patterns]);
  return listing.split('\n').filter((name) => name !== '');
}

/** What brings the rest of a repository, on a laptop and where CI systems clone. */
const DEEPEN =
  'get the others with `git fetch --unshallow`, or clone with `fetch-depth: 0` (actions/checkout), `GIT_DEPTH: 0` (GitLab)';

/** Whether the repository has been cut off at some depth, so that older commits and other branches may be missing. */
async function isShallow(git: SimpleGit): Promise<boolean> {
  const answer = await git.raw(['rev-parse', '--is-shallow-repository']).catch(() => '');
  return answer.trim() === 'true';
}

/** What a revision may be here; before the first commit there is none, not even `HEAD`. */
async function whatToWrite(git: SimpleGit): Promise<string> {
  const commit = await git.raw(['rev-list', '--all', '--max-count=1']).catch(() => '');
  return commit.trim() === ''
    ? 'this repository has no commit yet: make one with `git add --all` and `git commit`'
    : 'write a branch, a tag or a commit of this repository';
}

/** The full name of the commit that a branch, tag, commit or expression such as `HEAD~1` means now, or a finding with the nearest name. */
export async function resolveRevision(git: SimpleGit, ref: string): Promise<string | Diagnostic> {
  if (isPlausible(ref)) {
    const answer = await git.raw(['rev-parse', '--verify', '--quiet', `${ref}^{commit}`]).catch(() => '');
    if (COMMIT.test(answer.trim())) return answer.trim();
  }
  const meant = nearest(ref, await branchesAndTags(git));
  const near = meant === null ? null : `did you mean \`${meant}\`?`;
  const name = `the revision \`${printable(ref)}\``;
  const message = (await isShallow(git))
    ? `${name} is not here, because this clone is shallow: it has the last commits alone; ${near === null ? '' : `${near} or `}${DEEPEN}`
    : `${name} does not exist; ${near ?? (await whatToWrite(git))}`;
  return rootFinding('source/unknown-revision', message, meant);
}

/** Whether a name may mean another commit tomorrow: all may but a tag and the commit's own name. */
export async function mayMove(git: SimpleGit, ref: string, commit: string): Promise<boolean> {
  if (commit.startsWith(ref.toLowerCase())) return false;
  const full = await git
    .raw(['rev-parse', '--symbolic-full-name', '--verify', '--quiet', ref])
    .catch(() => '');
  return !full.startsWith('refs/tags/');
}

/** A text that a person gave, without what a terminal would act on. */
export function printable(ref: string): string {
  return ref.replace(/\p{Cc}/gu, '\ufffd');
}
