import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { type Child, type FileTree, join, resolve } from './file-tree.ts';
import { outside, unreadable } from './findings.ts';
import { isInScope, promisesFile } from './scope.ts';

/** The files of a tree: where each listed path really lies, or why it cannot be read. */
export interface Scan {
  readonly files: ReadonlyMap<string, string | Diagnostic>;
  /** What is not listed at all: folders that nobody can look into. */
  readonly problems: readonly Diagnostic[];
}

class Scanner {
  readonly files = new Map<string, string | Diagnostic>();
  readonly problems: Diagnostic[] = [];
  readonly #tree: FileTree;

  constructor(tree: FileTree) {
    this.#tree = tree;
  }

  /** Lists a folder under the path `listed`; `real` is where it lies, which differs inside a folder that is a link. */
  async folder(listed: string, real: string): Promise<void> {
    const children = await this.#tree.children(real);
    if (typeof children === 'string') {
      this.problems.push(unreadable(listed === '' ? '.' : listed, children));
      return;
    }
    for (const child of children) {
      if (isInScope(listed, child.name))
        await this.#child(child, join(listed, child.name), join(real, child.name));
    }
  }

  async #child({ name, node }: Child, listed: string, real: string): Promise<void> {
    if (node.type === 'link') await this.#link(name, listed, real);
    else if (node.type === 'folder' && !promisesFile(name)) await this.folder(listed, real);
    else if (node.type === 'folder') this.#refuse(listed, 'it is a folder, and a file is expected');
    else if (node.type === 'other') this.#refuse(listed, `it is ${node.what}`);
    else this.files.set(listed, real);
  }

  async #link(name: string, listed: string, real: string): Promise<void> {
    const found = await resolve(this.#tree, real);
    if (found.to === 'outside') this.files.set(listed, outside(listed, found.target));
    else if (found.to === 'nothing') this.#refuse(listed, found.why);
    else if (found.node.type !== 'folder') await this.#child({ name, node: found.node }, listed, found.path);
    // Folders that link to each other would be listed for ever, or as often as there are ways through them.
    else if (listed === real) await this.#child({ name, node: found.node }, listed, found.path);
    else
      this.problems.push(
        unreadable(listed, 'it is a link to a folder, inside a folder that is a link itself'),
      );
  }

  #refuse(listed: string, why: string): void {
    this.files.set(listed, unreadable(listed, why));
  }
}

/** Lists what the data model can give a meaning, in a bounded number of steps whatever the links. */
export async function scan(tree: FileTree): Promise<Scan> {
  const scanner = new Scanner(tree);
  await scanner.folder('', '');
  return { files: scanner.files, problems: scanner.problems };
}
