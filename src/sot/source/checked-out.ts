import type { Child, TreeNode } from './file-tree.ts';
import { gitIn } from './git.ts';
import { convertedPaths } from './line-ends.ts';
import type { FileContent } from './source.ts';
import type { ReadableTree } from './tree-source.ts';
import { WorkTree } from './work-tree.ts';

const CR_LF = Buffer.from('\r\n');

/**
 * A work tree with the line ends that its files have in Git: on Windows a checkout may write CR LF where LF is committed,
 * and a machine would get other bytes from that laptop than from any other. Git is asked once, and only where a file has CR LF.
 */
export class CheckedOut implements ReadableTree {
  readonly #root: string;
  readonly #files: WorkTree;
  #converted: Promise<ReadonlySet<string>> | null = null;

  constructor(root: string) {
    this.#root = root;
    this.#files = new WorkTree(root);
  }

  node(path: string): Promise<TreeNode | null> {
    return this.#files.node(path);
  }

  children(folder: string): Promise<readonly Child[] | string> {
    return this.#files.children(folder);
  }

  async content(path: string, file: string): Promise<FileContent> {
    const content = await this.#files.content(path, file);
    if (
      !content.ok ||
      !Buffer.from(content.bytes.buffer, content.bytes.byteOffset, content.bytes.length).includes(CR_LF)
    )
      return content;
    this.#converted ??= this.#ask();
    if (!(await this.#converted).has(path)) return content;
    const text = Buffer.from(content.bytes).toString('latin1').replaceAll('\r\n', '\n');
    return { ok: true, bytes: Buffer.from(text, 'latin1') };
  }

  /** Nothing is converted where Git does not answer: there is then nothing committed to agree with. */
  async #ask(): Promise<ReadonlySet<string>> {
    const git = gitIn({ folder: this.#root, gitDir: null });
    try {
      const autocrlf = await git.raw(['config', '--default', 'false', '--get', 'core.autocrlf']);
      const listing = await git.raw([
        'ls-files',
        '--eol',
        '-z',
        '--cached',
        '--others',
        '--exclude-standard',
      ]);
      return convertedPaths(listing, autocrlf.trim());
    } catch {
      return new Set();
    }
  }
}
