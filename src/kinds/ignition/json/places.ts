import type { Range } from '../../../diagnostics/diagnostic.ts';
import { LineIndex } from '../../../diagnostics/position.ts';
import type { Path } from '../../../sot/place.ts';
import type { Entry, JsonNode, Span } from './node.ts';

/** The entry of a map that Go takes for a key: the last one of that name, or the last that differs in case only. */
export function entryOf(node: JsonNode, key: string): Entry | null {
  if (node.is !== 'map') return null;
  const exact = node.entries.findLast((entry) => entry.key === key);
  const folded = key.toLowerCase();
  return exact ?? node.entries.findLast((entry) => entry.key.toLowerCase() === folded) ?? null;
}

function childOf(node: JsonNode, part: string | number): JsonNode | null {
  if (typeof part === 'string') return entryOf(node, part)?.node ?? null;
  return node.is === 'list' ? (node.items[part] ?? null) : null;
}

/** Where the values of a configuration stand in its text. */
export class Places {
  readonly #text: string;
  readonly #root: JsonNode;
  readonly #index: LineIndex;

  constructor(text: string, root: JsonNode) {
    this.#text = text;
    this.#root = root;
    this.#index = new LineIndex(text);
  }

  /** A stretch of the text, up to the end of its first line. */
  range({ start, end }: Span): Range {
    const line = this.#text.slice(start, end).search(/[\r\n]/);
    return this.#index.rangeOf(start, line === -1 ? end : start + line);
  }

  /** The value at a path; where there is none, the innermost value around it that is there. */
  value(path: Path): Range {
    let node = this.#root;
    for (const part of path) {
      const child = childOf(node, part);
      if (child === null) break;
      node = child;
    }
    return this.range(node);
  }
}
