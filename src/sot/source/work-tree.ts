import { readFileSync, type Stats, statSync } from 'node:fs';
import { lstat, readdir, readlink } from 'node:fs/promises';
import { join as joinPath, sep } from 'node:path';
import { MAX_BYTES, tooLarge } from '../documents/limits.ts';
import { type Child, join, type TreeNode } from './file-tree.ts';
import { reasonOf, unreadable } from './findings.ts';
import type { FileContent } from './source.ts';
import type { ReadableTree } from './tree-source.ts';

type Kind = Pick<Stats, 'isFile' | 'isDirectory' | 'isSymbolicLink' | 'isFIFO' | 'isSocket'>;

/** The files of a folder on the disk, as they are at the moment of reading. */
export class WorkTree implements ReadableTree {
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  async node(path: string): Promise<TreeNode | null> {
    try {
      return await this.#nodeOf(path, await lstat(this.#absolute(path)));
    } catch {
      return null;
    }
  }

  async children(folder: string): Promise<readonly Child[] | string> {
    try {
      const entries = await readdir(this.#absolute(folder), { withFileTypes: true });
      const nodes = entries.map(async (entry) => ({
        name: entry.name,
        node: await this.#nodeOf(join(folder, entry.name), entry),
      }));
      return await Promise.all(nodes);
    } catch (error) {
      return reasonOf(error);
    }
  }

  async content(path: string, file: string): Promise<FileContent> {
    const absolute = this.#absolute(path);
    try {
      // Asked before it is opened: opening a pipe would wait for its writer, for ever. Asked and read without a detour
      // through the thread pool, which takes several times as long as a small file does.
      const found = statSync(absolute);
      if (!found.isFile()) return { ok: false, diagnostic: unreadable(file, 'it is no regular file') };
      if (found.size > MAX_BYTES) return { ok: false, diagnostic: tooLarge(file, found.size) };
      return { ok: true, bytes: readFileSync(absolute) };
    } catch (error) {
      return { ok: false, diagnostic: unreadable(file, reasonOf(error)) };
    }
  }

  #absolute(path: string): string {
    return joinPath(this.#root, path);
  }

  async #nodeOf(path: string, kind: Kind): Promise<TreeNode> {
    if (kind.isFile()) return { type: 'file' };
    if (kind.isDirectory()) return { type: 'folder' };
    if (kind.isSymbolicLink()) {
      const target = await readlink(this.#absolute(path));
      return { type: 'link', target: target.split(sep).join('/') };
    }
    if (kind.isFIFO()) return { type: 'other', what: 'a named pipe' };
    return { type: 'other', what: kind.isSocket() ? 'a socket' : 'a device' };
  }
}
