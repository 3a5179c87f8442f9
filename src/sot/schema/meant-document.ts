import type { Range } from '../../diagnostics/diagnostic.ts';
import type { YamlDocument } from '../documents/yaml.ts';
import { type Path, pointer } from '../place.ts';

/** A key as it is written, by its path, and the key that was meant. */
export interface Rename {
  readonly path: Path;
  readonly key: string;
}

/** A document whose misspelt keys are found under the names that were meant, at the places where they are written. */
export function meantDocument(document: YamlDocument, renames: readonly Rename[]): YamlDocument {
  if (renames.length === 0) return document;
  const written = new Map<string, string | number>();
  // Of two keys that mean the same one the first is taken.
  for (const { path, key } of [...renames].reverse()) {
    written.set(pointer([...path.slice(0, -1), key]), path.at(-1)!);
  }
  const asWritten = (path: Path): Path => {
    const found: (string | number)[] = [];
    for (const part of path) found.push(written.get(pointer([...found, part])) ?? part);
    return found;
  };
  const { file, index, value, madeAt } = document;
  return {
    file,
    index,
    value,
    ...(madeAt && { madeAt }),
    get start(): Range {
      return document.start;
    },
    keyRange: (path) => document.keyRange(asWritten(path)),
    valueRange: (path) => document.valueRange(asWritten(path)),
    writtenAt: (path) => document.writtenAt(asWritten(path)),
  };
}
