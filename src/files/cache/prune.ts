import { rm } from 'node:fs/promises';
import type { Cache } from './cache.ts';
import { type CacheEntry, cacheEntries, type PartialEntry, partialEntries } from './entries.ts';

/** What is to go: what nobody used since then, but for what is needed. */
export interface PruneWish {
  readonly unusedSince: Date;
  readonly needed: ReadonlySet<string>;
  readonly dryRun: boolean;
}

/** What has gone, or would. */
export interface Pruned {
  readonly files: readonly CacheEntry[];
  readonly parts: readonly PartialEntry[];
}

/** A part that grew within the hour may be under way. */
const PART_AGE = 3600 * 1000;

/** Takes away what is old and not needed, and the beginnings that nobody goes on with. */
export async function pruneCache(cache: Cache, { unusedSince, needed, dryRun }: PruneWish): Promise<Pruned> {
  const files = (await cacheEntries(cache)).filter(
    ({ sha256, used }) => !needed.has(sha256) && used <= unusedSince,
  );
  const parts = (await partialEntries(cache)).filter(({ used }) => Date.now() - used.getTime() > PART_AGE);
  if (!dryRun) {
    for (const { sha256 } of files) await cache.remove(sha256);
    for (const { path } of parts) await rm(path, { force: true });
  }
  return { files, parts };
}
