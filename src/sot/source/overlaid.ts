import type { FileContent, Source } from './source.ts';

const NOWHERE: Source = {
  revision: { kind: 'work-tree', commit: null, label: 'work tree', changedFiles: 0 },
  repository: null,
  list: async () => [],
  problems: async () => [],
  read: async () => ({ ok: true, bytes: new Uint8Array() }),
};

/** A source as it would be with these texts in place of what lies at their paths; without a base it has nothing else. */
export function overlaid(base: Source | null, texts: ReadonlyMap<string, string>): Source {
  const below = base ?? NOWHERE;
  return {
    revision: below.revision,
    repository: below.repository,
    list: async () => [...new Set([...(await below.list()), ...texts.keys()])].sort(),
    problems: () => below.problems(),
    read: async (path): Promise<FileContent> => {
      const text = texts.get(path);
      return text === undefined ? below.read(path) : { ok: true, bytes: Buffer.from(text, 'utf8') };
    },
  };
}
