import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { systemCode } from '../../state/problem.ts';
import type { Cache } from './cache.ts';

/** A file of the cache, and when it was used last. */
export interface CacheEntry {
  readonly sha256: string;
  readonly size: number;
  readonly used: Date;
}

/** The beginning of a file that did not come to its end. */
export interface PartialEntry {
  readonly path: string;
  readonly size: number;
  readonly used: Date;
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return [];
    throw error;
  }
}

/** Every whole file of the cache, in the order of the digests; rejects with the system's error. */
export async function cacheEntries(cache: Cache): Promise<readonly CacheEntry[]> {
  const names = (await namesIn(cache.whole)).filter((name) => /^[0-9a-f]{64}$/.test(name));
  return Promise.all(
    names.map(async (sha256) => {
      const { size, mtime } = await stat(cache.pathOf(sha256));
      return { sha256, size, used: mtime };
    }),
  );
}

/** Everything that was collected and did not become a file. */
export async function partialEntries(cache: Cache): Promise<readonly PartialEntry[]> {
  const names = await namesIn(cache.partial);
  return Promise.all(
    names.map(async (name) => {
      const path = join(cache.partial, name);
      const { size, mtime } = await stat(path);
      return { path, size, used: mtime };
    }),
  );
}
