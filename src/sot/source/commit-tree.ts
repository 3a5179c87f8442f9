import type { SimpleGit } from 'simple-git';
import { MAX_BYTES, tooLarge } from '../documents/limits.ts';
import { BlobReader } from './blob-reader.ts';
import { type Child, join, type TreeNode } from './file-tree.ts';
import { unreadable } from './findings.ts';
import type { GitPlace } from './git.ts';
import type { FileContent } from './source.ts';
import type { ReadableTree } from './tree-source.ts';

/** One line of `git ls-tree`. */
interface Item {
  readonly mode: string;
  readonly sha: string;
  /** In bytes; 0 for what is no blob. */
  readonly size: number;
}

const LINK = '120000';
const SUBMODULE = '160000';

function parseItems(listing: string): Map<string, Item> {
  const items = new Map<string, Item>();
  // mode SP type SP object SP+ size TAB path NUL (git-ls-tree(1), OUTPUT FORMAT)
  for (const [, mode, sha, size, path] of listing.matchAll(/(\d+) \w+ ([0-9a-f]+) +(\d+|-)\t([^\0]+)\0/g)) {
    items.set(path!, { mode: mode!, sha: sha!, size: size === '-' ? 0 : Number(size) });
  }
  return items;
}

/** The names in each folder: Git lists files only. */
function parseFolders(paths: Iterable<string>): Map<string, Set<string>> {
  const folders = new Map<string, Set<string>>([['', new Set()]]);
  for (const path of paths) {
    let folder = '';
    for (const name of path.split('/')) {
      const names = folders.get(folder);
      if (names === undefined) folders.set(folder, new Set([name]));
      else names.add(name);
      folder = join(folder, name);
    }
  }
  return folders;
}

/** The files of a folder of one commit, read from Git's objects: no checkout, and nothing on the disk is looked at. */
export class CommitTree implements ReadableTree {
  readonly #items: ReadonlyMap<string, Item>;
  readonly #folders: ReadonlyMap<string, ReadonlySet<string>>;
  readonly #blobs: BlobReader;

  private constructor(items: ReadonlyMap<string, Item>, blobs: BlobReader) {
    this.#items = items;
    this.#folders = parseFolders(items.keys());
    this.#blobs = blobs;
  }

  /** The tree of `prefix` (`''` or `folder/`) in a commit; rejects when the commit has no such folder. */
  static async open(git: SimpleGit, place: GitPlace, commit: string, prefix: string): Promise<CommitTree> {
    const listing = await git.raw(['ls-tree', '-r', '-l', '-z', '--full-tree', `${commit}:${prefix}`]);
    return new CommitTree(parseItems(listing), new BlobReader(place));
  }

  async node(path: string): Promise<TreeNode | null> {
    if (this.#folders.has(path)) return { type: 'folder' };
    const item = this.#items.get(path);
    if (item === undefined) return null;
    if (item.mode === SUBMODULE)
      return { type: 'other', what: 'a submodule, whose files are not part of this revision' };
    if (item.mode !== LINK) return { type: 'file' };
    return this.#blobs.read(item.sha).then(
      (target) => ({ type: 'link', target: target.toString() }),
      (error: Error) => ({ type: 'other', what: `a link that cannot be followed: ${error.message}` }),
    );
  }

  async children(folder: string): Promise<readonly Child[]> {
    const names = this.#folders.get(folder) ?? new Set();
    const children: Child[] = [];
    for (const name of names) {
      const node = await this.node(join(folder, name));
      if (node !== null) children.push({ name, node });
    }
    return children;
  }

  async content(path: string, file: string): Promise<FileContent> {
    const { sha, size } = this.#items.get(path)!;
    if (size > MAX_BYTES) return { ok: false, diagnostic: tooLarge(file, size) };
    try {
      return { ok: true, bytes: await this.#blobs.read(sha) };
    } catch (error) {
      return { ok: false, diagnostic: unreadable(file, (error as Error).message) };
    }
  }
}
