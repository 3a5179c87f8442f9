import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { DiskFacts } from '../facts.ts';

/** The free room of a folder, which may not be there yet; null where the system does not say. */
async function freeOf(folder: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch {
    const above = dirname(folder);
    return above === folder ? null : freeOf(above);
  }
}

/** The room for what is still to come into each folder. */
export async function gatherDisks(wanted: readonly Omit<DiskFacts, 'free'>[]): Promise<readonly DiskFacts[]> {
  const found = await Promise.all(wanted.map(async (one) => ({ ...one, free: await freeOf(one.folder) })));
  return found.flatMap(({ free, ...one }) => (free === null ? [] : [{ ...one, free }]));
}
