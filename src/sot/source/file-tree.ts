/** What stands at a path of a tree; a link is not followed. */
export type TreeNode =
  | { readonly type: 'file' }
  | { readonly type: 'folder' }
  | { readonly type: 'link'; readonly target: string }
  | { readonly type: 'other'; readonly what: string };

/** A name in a folder with what stands there. */
export interface Child {
  readonly name: string;
  readonly node: TreeNode;
}

/** A tree of files, on the disk or in a commit: the little that is needed to list it. Paths have `/`; `''` is the root. */
export interface FileTree {
  /** What stands at a path of which no folder is a link, or null where there is nothing. */
  node(path: string): Promise<TreeNode | null>;
  /** The content of a folder in any order, or in words why it cannot be listed. */
  children(folder: string): Promise<readonly Child[] | string>;
}

/** Where a path leads once its links are followed. */
export type Resolved =
  | { readonly to: 'node'; readonly path: string; readonly node: TreeNode }
  | { readonly to: 'outside'; readonly target: string }
  | { readonly to: 'nothing'; readonly why: string };

const MAX_LINKS = 40;

/** `name` in `folder`, the root being `''`. */
export function join(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

/** Follows the links of a path inside a tree, folder by folder, as the system would if the tree's root were the root of the disk. */
export async function resolve(tree: FileTree, path: string): Promise<Resolved> {
  const pending = path.split('/');
  const done: string[] = [];
  let node: TreeNode = { type: 'folder' };
  let target = path;
  let links = 0;
  for (let part = pending.shift(); part !== undefined; part = pending.shift()) {
    if (part === '' || part === '.') continue;
    if (part === '..') {
      if (done.pop() === undefined) return { to: 'outside', target };
      node = { type: 'folder' };
      continue;
    }
    const at = [...done, part].join('/');
    const found: TreeNode | null = await tree.node(at);
    if (found === null) {
      return {
        to: 'nothing',
        why: links === 0 ? 'it does not exist' : `it links to \`${target}\`, which does not exist`,
      };
    }
    if (found.type === 'link') {
      target = found.target;
      if (++links > MAX_LINKS) return { to: 'nothing', why: 'its links lead in a circle' };
      if (isAbsolute(target)) return { to: 'outside', target };
      pending.unshift(...target.split('/'));
      continue;
    }
    if (found.type !== 'folder' && pending.length > 0)
      return { to: 'nothing', why: `\`${at}\` is no folder` };
    done.push(part);
    node = found;
  }
  return { to: 'node', path: done.join('/'), node };
}

function isAbsolute(target: string): boolean {
  return target.startsWith('/') || /^[a-z]:/i.test(target);
}
