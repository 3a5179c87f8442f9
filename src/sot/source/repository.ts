import { posix } from 'node:path';
import type { SimpleGit } from 'simple-git';
import { CheckedOut } from './checked-out.ts';
import { CommitTree } from './commit-tree.ts';
import { resolve } from './file-tree.ts';
import type { GitPlace } from './git.ts';
import type { Neighbour, Revision } from './source.ts';
import { type ReadableTree, TreeSource } from './tree-source.ts';

/** The tree of a whole repository, where the source of truth lies in it (`''` or `folder/`), and how a folder of it is opened. */
export interface WholeTree {
  readonly tree: ReadableTree;
  readonly prefix: string;
  readonly open: (folder: string) => ReadableTree | Promise<ReadableTree>;
}

/** The whole work tree of a repository; a folder that is not in Git is all there is. */
export async function wholeWorkTree(git: SimpleGit, root: string): Promise<WholeTree> {
  const answer = await git.raw(['rev-parse', '--show-toplevel', '--show-prefix']).catch(() => `${root}\n\n`);
  const [top = root, prefix = ''] = answer.split('\n');
  return { tree: new CheckedOut(top), prefix, open: (folder) => new CheckedOut(posix.join(top, folder)) };
}

/** The whole tree of a commit. */
export async function wholeCommit(
  git: SimpleGit,
  place: GitPlace,
  commit: string,
  prefix: string,
): Promise<WholeTree> {
  const open = (folder: string): Promise<ReadableTree> =>
    CommitTree.open(git, place, commit, folder === '' ? '' : `${folder}/`);
  return { tree: await open(''), prefix, open };
}

/** A folder of a repository as a source, found as the system would find it, links and all, and never outside. */
export async function openFolder(
  { tree, prefix, open }: WholeTree,
  path: string,
  revision: Revision,
): Promise<Neighbour> {
  const found = await resolve(tree, posix.join(prefix, path));
  if (found.to === 'outside') return { ok: false, why: 'it leads out of the repository' };
  if (found.to === 'nothing') return { ok: false, why: found.why };
  if (found.node.type !== 'folder') return { ok: false, why: 'it is no folder' };
  return { ok: true, source: new TreeSource(revision, await open(found.path), null) };
}
