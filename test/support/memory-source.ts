import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import type { Repository, Source } from '../../src/sot/source/source.ts';

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

/** The repository of a tree in memory: its folders, and no other revision. */
function memoryRepository(files: ReadonlyMap<string, string>): Repository {
  return {
    folder: async (path) => {
      const folder = `${posix.normalize(path).replace(/\/$/, '')}/`;
      if (folder.startsWith('../')) return { ok: false, why: 'it leads out of the repository' };
      const inside = [...files].filter(([file]) => file.startsWith(folder));
      if (inside.length === 0) return { ok: false, why: 'it does not exist' };
      return {
        ok: true,
        source: memorySource(new Map(inside.map(([file, text]) => [file.slice(folder.length), text]))),
      };
    },
    at: async () => ({ ok: false, why: 'there are no revisions in memory', nearest: null }),
  };
}

/** A source of truth that stands in memory. */
export function memorySource(files: ReadonlyMap<string, string>): Source {
  return {
    revision: { kind: 'work-tree', commit: null, label: 'work tree (in memory)', changedFiles: 0 },
    repository: memoryRepository(files),
    list: async () => [...files.keys()].sort(),
    problems: async () => [],
    read: async (path) => ({ ok: true, bytes: Buffer.from(files.get(path) ?? '', 'utf8') }),
  };
}
