import { readdirSync, readFileSync } from 'node:fs';
import type { Source } from '../../src/sot/source/source.ts';

/** The files of a fixture, by path. */
export function fixtureFiles(name: string): Map<string, string> {
  const root = `fixtures/${name}`;
  const files = new Map<string, string>();
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = `${entry.parentPath}/${entry.name}`.replaceAll('\\', '/');
    files.set(path.slice(root.length + 1), readFileSync(path, 'utf8'));
  }
  return files;
}

/** A source of truth that stands in memory. */
export function memorySource(files: ReadonlyMap<string, string>): Source {
  return {
    revision: { kind: 'work-tree', commit: null, label: 'work tree (in memory)', changedFiles: 0 },
    list: async () => [...files.keys()].sort(),
    problems: async () => [],
    read: async (path) => ({ ok: true, bytes: Buffer.from(files.get(path) ?? '', 'utf8') }),
  };
}
