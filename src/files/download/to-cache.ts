import { randomUUID } from 'node:crypto';
import type { Cache } from '../cache/cache.ts';
import { readNetrc } from '../http/read-netrc.ts';
import { forget } from './beginning.ts';
import { claimPart, releasePart } from './claim.ts';
import { copyFile } from './copy.ts';
import { type Downloaded, download } from './download.ts';
import type { Wanted } from './wanted.ts';

/** What is to be had, and what is known of it. */
export type Origin = Pick<Wanted, 'url' | 'sha256' | 'size'> & Partial<Pick<Wanted, 'onProgress'>>;

/** How patient a download is. */
export type Persistence = Pick<Wanted, 'patience' | 'tries' | 'pause'>;

/** Half a minute without a byte is a stall; five failures in a row, with 15 seconds in between, are an outage. */
export const PERSISTENCE: Persistence = { patience: 30_000, tries: 5, pause: 1000 };

/** Brings a file into the cache, from `http:`, `https:` or `file:`. Never rejects. */
export async function toCache(
  cache: Cache,
  origin: Origin,
  persistence: Persistence = PERSISTENCE,
): Promise<Downloaded> {
  const { url, sha256, size } = origin;
  const stable = cache.partOf(url, sha256);
  try {
    await cache.prepare();
    const isClaimed = await claimPart(stable);
    // Where another process is at it, this one goes its own way, and cannot be gone on with.
    const part = isClaimed ? stable : `${stable}.${randomUUID()}`;
    const target = (found: string): string => cache.pathOf(found);
    try {
      if (url.startsWith('file:')) return await copyFile({ url, sha256, part, target });
      const env = process.env;
      return await download({ ...origin, size, part, target, ...persistence, env, netrc: readNetrc(env) });
    } finally {
      if (isClaimed) await releasePart(stable);
      else await forget(part);
    }
  } catch (error) {
    const message = `${url} cannot be stored: ${(error as Error).message}`;
    return { ok: false, status: 503, message, remedy: null };
  }
}
