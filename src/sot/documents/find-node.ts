import type { Entry, Node } from './node.ts';

function resolved(node: Node): Node | null {
  return node.kind === 'alias' ? node.target && resolved(node.target) : node;
}

function mergedEntry(sources: readonly Node[], name: string): Entry | null {
  for (const source of sources) {
    const node = resolved(source);
    const found = node?.kind === 'sequence' ? mergedEntry(node.items, name) : node && entryOf(node, name);
    if (found !== null) return found;
  }
  return null;
}

/** The entry of a key: a map's own, else the one that `<<` brings. */
function entryOf(node: Node, name: string): Entry | null {
  if (node.kind !== 'mapping') return null;
  return node.entries.get(name) ?? mergedEntry(node.merged, name);
}

/** The key and value at a path of keys and indices, or null where the document has nothing there; an item is its own key. */
export function findNode(root: Node, path: readonly (string | number)[]): Entry | null {
  let found: Entry = { key: root, value: root };
  for (const part of path) {
    const node = resolved(found.value);
    if (node === null) return null;
    const item = node.kind === 'sequence' ? node.items[Number(part)] : undefined;
    const next = item === undefined ? entryOf(node, String(part)) : { key: item, value: item };
    if (next === null) return null;
    found = next;
  }
  return found;
}
