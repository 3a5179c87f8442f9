import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { type FileTree, resolve } from './file-tree.ts';
import { outside, unreadable } from './findings.ts';
import { type Scan, scan } from './scan.ts';
import type { FileContent, Repository, Revision, Source } from './source.ts';

/** A tree that can also give the content of its files; `file` is the path to name in a finding. */
export interface ReadableTree extends FileTree {
  content(path: string, file: string): Promise<FileContent>;
}

/** A source that sees every tree alike, so that a commit reads as its checkout does: scope, order and links. */
export class TreeSource implements Source {
  readonly revision: Revision;
  readonly repository: Repository | null;
  readonly #tree: ReadableTree;
  #scan: Promise<Scan> | null = null;

  constructor(revision: Revision, tree: ReadableTree, repository: Repository | null) {
    this.revision = revision;
    this.repository = repository;
    this.#tree = tree;
  }

  async list(): Promise<readonly string[]> {
    const { files } = await this.#scanned();
    return [...files.keys()].sort();
  }

  async problems(): Promise<readonly Diagnostic[]> {
    const { problems } = await this.#scanned();
    return problems;
  }

  async read(path: string): Promise<FileContent> {
    const listed = this.#scan === null ? undefined : (await this.#scan).files.get(path);
    const real = listed ?? (await this.#locate(path));
    return typeof real === 'string' ? this.#tree.content(real, path) : { ok: false, diagnostic: real };
  }

  #scanned(): Promise<Scan> {
    this.#scan ??= scan(this.#tree);
    return this.#scan;
  }

  async #locate(path: string): Promise<string | Diagnostic> {
    const found = await resolve(this.#tree, path);
    if (found.to === 'outside') return outside(path, found.target);
    if (found.to === 'nothing') return unreadable(path, found.why);
    if (found.node.type === 'folder') return unreadable(path, 'it is a folder, and a file is expected');
    return found.node.type === 'other' ? unreadable(path, `it is ${found.node.what}`) : found.path;
  }
}
