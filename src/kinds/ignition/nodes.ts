import type { JsonValue } from '../../sot/documents/json-value.ts';
import { type Item, itemsAt } from './mistake.ts';

/** What a configuration puts into file systems. */
export interface Nodes {
  readonly files: readonly Item[];
  readonly directories: readonly Item[];
  readonly links: readonly Item[];
  /** All of them, in this order. */
  readonly all: readonly Item[];
}

/** The files, directories and links of a configuration. */
export function nodesOf(config: JsonValue): Nodes {
  const files = itemsAt(config, 'storage', 'files');
  const directories = itemsAt(config, 'storage', 'directories');
  const links = itemsAt(config, 'storage', 'links');
  return { files, directories, links, all: [...files, ...directories, ...links] };
}
