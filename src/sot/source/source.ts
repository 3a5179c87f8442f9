import type { Diagnostic } from '../../diagnostics/diagnostic.ts';

/** Another source of the same repository, or why there is none, in words that complete a sentence about it. */
export type Neighbour =
  | { readonly ok: true; readonly source: Source }
  | { readonly ok: false; readonly why: string };

/** A source at a revision that was asked for by name; `moves` says whether the name may mean another commit tomorrow. */
export type AtRevision =
  | { readonly ok: true; readonly source: Source; readonly moves: boolean }
  | { readonly ok: false; readonly why: string; readonly nearest: string | null };

/** What else the repository of a source can give. Nothing is read, from Git or from elsewhere, before it is asked for. */
export interface Repository {
  /** Another folder at the same revision; `path` is relative to the root of the source and may lead up, but not out. */
  folder(path: string): Promise<Neighbour>;
  /** The same folder at another revision. */
  at(ref: string): Promise<AtRevision>;
}

/** What is read: one commit, or the work tree as it lies on the disk. */
export interface Revision {
  readonly kind: 'work-tree' | 'commit';
  /** The full name of the commit; for a work tree the one it was made from, null where there is none. */
  readonly commit: string | null;
  /** For people: `v1.2 (1a2b3c4…)`, `work tree at 1a2b3c4, 2 files changed`. */
  readonly label: string;
  /** How many files of a work tree differ from its commit, new ones included; 0 for a commit. */
  readonly changedFiles: number;
}

/** The bytes of a file, or the finding that says why there are none. */
export type FileContent =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly diagnostic: Diagnostic };

/** The files of a source of truth at one revision. Paths are relative to its root, with `/`. */
export interface Source {
  readonly revision: Revision;
  /** What else its repository can give; null where nothing else of it is to be read. */
  readonly repository: Repository | null;
  /** Every path that the data model can give a meaning, in the order of code units; contents are not read. */
  list(): Promise<readonly string[]>;
  /** What `list` had to leave out: each a finding of its own. */
  problems(): Promise<readonly Diagnostic[]>;
  /** The content of one file; what cannot be read is a finding, never an exception. */
  read(path: string): Promise<FileContent>;
}
