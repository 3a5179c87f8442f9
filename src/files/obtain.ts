import type { Cache } from './cache/cache.ts';
import { PERSISTENCE, type Persistence, toCache } from './download/to-cache.ts';
import { NO_PROGRESS, type Progress } from './progress.ts';
import { Slots } from './slots.ts';

/** A file that is to be in the cache. */
export interface FileWish {
  /** For people. */
  readonly name: string;
  readonly url: string;
  /** What it is pinned to; null where that is to be found out. */
  readonly sha256: string | null;
  readonly size: number | null;
}

/** How a file came to be in the cache: it was there, it was fetched, or fetched again because what was there was damaged. */
export type Obtained =
  | {
      readonly ok: true;
      readonly sha256: string;
      readonly size: number;
      readonly how: 'kept' | 'fetched' | 'mended';
    }
  | { readonly ok: false; readonly message: string };

/** Files at once: more would only share the same line. */
const AT_ONCE = 4;

/** How the user is served. */
export interface ObtainOptions {
  readonly progress?: Progress;
  readonly persistence?: Persistence;
}

async function obtain(
  cache: Cache,
  { name, url, sha256, size }: FileWish,
  { progress = NO_PROGRESS, persistence = PERSISTENCE }: ObtainOptions,
): Promise<Obtained> {
  let how: 'fetched' | 'mended' = 'fetched';
  if (sha256 !== null) {
    const kept = await cache.check(sha256).catch((error: Error) => error);
    if (kept instanceof Error)
      return { ok: false, message: `it cannot be read in the cache: ${kept.message}` };
    if (kept.state === 'right') {
      await cache.touch(sha256);
      return { ok: true, sha256, size: Number(kept.hashed.identity.size), how: 'kept' };
    }
    if (kept.state === 'damaged') {
      how = 'mended';
      await cache.remove(sha256);
    }
  }
  const onProgress = (done: number, total: number | null): void => progress.moved(name, done, total);
  const fetched = await toCache(cache, { url, sha256, size, onProgress }, persistence);
  if (!fetched.ok) return { ok: false, message: fetched.message };
  const { hashed } = fetched;
  return { ok: true, sha256: hashed.sha256, size: Number(hashed.identity.size), how };
}

const NOTES = { kept: 'was there', fetched: 'fetched', mended: 'was damaged, fetched again' } as const;

/**
 * Brings files into the cache, some at once, each digest once, and reads what is there already to its end; what came of
 * each, in the order of the wishes. Never rejects.
 */
export async function obtainAll(
  cache: Cache,
  wishes: readonly FileWish[],
  options: ObtainOptions = {},
): Promise<readonly Obtained[]> {
  const slots = new Slots(AT_ONCE);
  const running = new Map<string, Promise<Obtained>>();
  return Promise.all(
    wishes.map((wish) => {
      const key = wish.sha256 ?? wish.url;
      const known = running.get(key);
      if (known !== undefined) return known;
      const obtained = slots.run(async () => {
        const result = await obtain(cache, wish, options);
        const outcome = result.ok
          ? { ok: true, size: result.size, note: NOTES[result.how] }
          : { ok: false, size: 0, note: result.message };
        options.progress?.ended(wish.name, outcome);
        return result;
      });
      running.set(key, obtained);
      return obtained;
    }),
  );
}
