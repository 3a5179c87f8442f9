import { rmSync } from 'node:fs';
import { commit, repository, writeFiles } from '../sot/source/repository.ts';
import { fixtureFiles } from '../support/memory-source.ts';

/** The four equal hosts in a Git repository of its own, which `remove` takes away. */
export interface Tree {
  readonly folder: string;
  /** Writes files into the work tree. */
  readonly write: (files: Readonly<Record<string, string>>) => void;
  /** The text of a file of theirs with something replaced in it. */
  readonly edited: (path: string, from: string, to: string) => string;
  /** Commits files; the commit's name. */
  readonly commit: (files: Readonly<Record<string, string>>) => string;
  readonly remove: () => void;
}

/** Lays the four equal hosts, with other texts for some files, in a repository with one commit; what vaq writes is ignored. */
export function layTree(more: Readonly<Record<string, string>> = {}): Tree {
  const files: Record<string, string> = {
    ...Object.fromEntries(fixtureFiles('four')),
    '.gitignore': '.vaq/\nfiles/\n',
    ...more,
  };
  delete files['.vaq/key'];
  delete files['.vaq/.gitignore'];
  const folder = repository(files);
  return {
    folder,
    write: (texts) => writeFiles(folder, texts),
    edited: (path, from, to) => {
      const text = files[path]!;
      if (!text.includes(from)) throw new Error(`${path} has no ${from}`);
      return text.replace(from, to);
    },
    commit: (texts) => commit(folder, texts),
    remove: () => rmSync(folder, { recursive: true }),
  };
}
