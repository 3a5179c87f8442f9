import type { SimpleGit } from 'simple-git';
import { CommitTree } from './commit-tree.ts';
import type { GitPlace } from './git.ts';
import { openFolder, wholeCommit } from './repository.ts';
import type { Repository, Revision, Source } from './source.ts';
import { TreeSource } from './tree-source.ts';

/** One commit of a repository, and the folder in it that is the source of truth: `''` or `folder/`. */
export interface CommitAt {
  readonly git: SimpleGit;
  readonly place: GitPlace;
  readonly commit: string;
  readonly prefix: string;
  readonly label: string;
}

/** The source of truth in a commit; null where the commit has no such folder. `at` reads another revision of the repository. */
export async function openCommitAt(
  { git, place, commit, prefix, label }: CommitAt,
  at: Repository['at'],
): Promise<Source | null> {
  const tree = await CommitTree.open(git, place, commit, prefix).catch((error) => {
    if (prefix === '') throw error;
    return null;
  });
  if (tree === null) return null;
  const revision: Revision = { kind: 'commit', commit, label, changedFiles: 0 };
  const folder: Repository['folder'] = async (path) =>
    openFolder(await wholeCommit(git, place, commit, prefix), path, revision);
  return new TreeSource(revision, tree, { folder, at });
}
