import type { Cache } from '../../files/cache/cache.ts';
import type { DeclaredFile } from '../../sot/model/types.ts';
import { pinnedFile } from '../files/pinned.ts';
import type { ServableFile } from '../files/ready.ts';

/** The pinned files that the cache has, by path, and the SHA-256 of those that are damaged there. */
export interface Cached {
  readonly files: ReadonlyMap<string, ServableFile>;
  readonly damaged: ReadonlyMap<string, string>;
}

/** Finds declared files in the cache and reads each to its end. One that cannot be read is not there. */
export async function findCached(cache: Cache, declared: Iterable<DeclaredFile>): Promise<Cached> {
  const files = new Map<string, ServableFile>();
  const damaged = new Map<string, string>();
  for (const { path, sha256 } of declared) {
    if (sha256 === null) continue;
    const kept = await cache.check(sha256).catch(() => ({ state: 'missing' as const }));
    if (kept.state === 'right') files.set(path, pinnedFile(kept.path, sha256, kept.hashed));
    else if (kept.state === 'damaged') damaged.set(path, kept.sha256);
  }
  return { files, damaged };
}
