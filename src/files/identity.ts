import type { BigIntStats } from 'node:fs';

/**
 * What tells one state of a file from another without reading it. The time of change cannot be set by a program, so a
 * file that was overwritten differs even where its size and its time of modification were put back.
 */
export type FileIdentity = Readonly<Pick<BigIntStats, 'dev' | 'ino' | 'size' | 'mtimeNs' | 'ctimeNs'>>;

/** Whether two identities are those of the same bytes. */
export function isSameFile(a: FileIdentity, b: FileIdentity): boolean {
  return (
    a.ino === b.ino &&
    a.dev === b.dev &&
    a.size === b.size &&
    a.mtimeNs === b.mtimeNs &&
    a.ctimeNs === b.ctimeNs
  );
}
