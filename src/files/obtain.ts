import { stat } from 'node:fs/promises';
import { type BuildWish, buildFile } from './build/build.ts';
import type { Cache } from './cache/cache.ts';
import type { Remedy } from './download/failure.ts';
import { PERSISTENCE, type Persistence, toCache } from './download/to-cache.ts';
import { memberToCache } from './extract/to-cache.ts';
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
  /** The member that is taken out of what the URL leads to, and what that is pinned to; null where the file is all of it. */
  readonly member?: Member | null;
  /** How it is made; null where it is fetched. */
  readonly build?: BuildWish | null;
  /** Looks at what the URL leads to before anything is done with it: what is wrong with it, or null. */
  readonly check?: ((path: string) => Promise<string | null>) | null;
}

/** A member of an archive, and the archive. */
export interface Member {
  readonly name: string;
  readonly archive: Pinned | null;
}

/** Bytes, by what they are. */
export interface Pinned {
  readonly sha256: string;
  readonly size: number;
}

/** How a file came to be in the cache: it was there, it was fetched, or fetched again because what was there was damaged. */
export type Obtained =
  | {
      readonly ok: true;
      readonly sha256: string;
      readonly size: number;
      readonly how: 'kept' | 'fetched' | 'mended' | 'made';
      /** The archive that it was taken out of now; null where there is none. */
      readonly archive: Pinned | null;
    }
  | { readonly ok: false; readonly message: string; readonly remedy: Remedy | null };

/** Files at once: more would only share the same line. */
const AT_ONCE = 4;

/** How the user is served. */
export interface ObtainOptions {
  readonly progress?: Progress;
  readonly persistence?: Persistence;
}

/** One call: archives that several files are members of are fetched once. */
class Obtaining {
  readonly #cache: Cache;
  readonly #options: ObtainOptions;
  readonly #archives = new Map<string, Promise<Obtained>>();

  constructor(cache: Cache, options: ObtainOptions) {
    this.#cache = cache;
    this.#options = options;
  }

  /** Brings one file into the cache. */
  async obtain(wish: FileWish): Promise<Obtained> {
    const { sha256 } = wish;
    const kept = sha256 === null ? null : await this.#cache.check(sha256).catch((error: Error) => error);
    if (kept instanceof Error) return failed(`it cannot be read in the cache: ${kept.message}`);
    if (kept?.state === 'right') {
      const wrong = (await wish.check?.(kept.path)) ?? null;
      if (wrong !== null) return failed(`${wish.url}: ${wrong}`);
      await this.#cache.touch(sha256!);
      const size = Number(kept.hashed.identity.size);
      return { ok: true, sha256: sha256!, size, how: 'kept', archive: wish.member?.archive ?? null };
    }
    if (kept?.state === 'damaged') await this.#cache.remove(sha256!);
    const how = kept?.state === 'damaged' ? 'mended' : 'fetched';
    if (wish.build) return this.#build(wish, wish.build);
    return wish.member ? this.#extract(wish, wish.member, how) : this.#fetch(wish, how);
  }

  async #build({ sha256: pinned }: FileWish, build: BuildWish): Promise<Obtained> {
    try {
      const sha256 = await buildFile(this.#cache, build);
      if (pinned !== null && sha256 !== pinned)
        return failed(`what its command makes here has the SHA-256 ${sha256}, and ${pinned} is pinned`);
      const { size } = await stat(this.#cache.pathOf(sha256));
      return { ok: true, sha256, size, how: 'made', archive: null };
    } catch (error) {
      return failed((error as Error).message);
    }
  }

  async #fetch({ name, url, sha256, size, check }: FileWish, how: 'fetched' | 'mended'): Promise<Obtained> {
    const { progress = NO_PROGRESS, persistence = PERSISTENCE } = this.#options;
    const onProgress = (done: number, total: number | null): void => progress.moved(name, done, total);
    const fetched = await toCache(this.#cache, { url, sha256, size, onProgress }, persistence);
    if (!fetched.ok) return failed(fetched.message, fetched.remedy);
    const { hashed } = fetched;
    const wrong = (await check?.(this.#cache.pathOf(hashed.sha256))) ?? null;
    if (wrong !== null) {
      await this.#cache.remove(hashed.sha256);
      return failed(`${url}: ${wrong}`);
    }
    return { ok: true, sha256: hashed.sha256, size: Number(hashed.identity.size), how, archive: null };
  }

  async #extract(wish: FileWish, member: Member, how: 'fetched' | 'mended'): Promise<Obtained> {
    const { url, sha256: pinned } = wish;
    const archive = await this.#archive({
      ...wish,
      member: null,
      sha256: null,
      size: null,
      ...member.archive,
    });
    if (!archive.ok) return archive;
    const made = await memberToCache(this.#cache, archive.sha256, member.name, pinned);
    if (!made.ok) return failed(`${url}: ${made.message}`);
    const { sha256, size } = made;
    return { ok: true, sha256, size, how, archive: { sha256: archive.sha256, size: archive.size } };
  }

  #archive(wish: FileWish): Promise<Obtained> {
    const key = wish.sha256 ?? wish.url;
    const known = this.#archives.get(key) ?? this.obtain(wish);
    this.#archives.set(key, known);
    return known;
  }
}

function failed(message: string, remedy: Remedy | null = null): Obtained {
  return { ok: false, message, remedy };
}

const NOTES = {
  kept: 'was there',
  fetched: 'fetched',
  mended: 'was damaged, fetched again',
  made: 'made',
} as const;

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
  const obtaining = new Obtaining(cache, options);
  const running = new Map<string, { readonly url: string; readonly obtained: Promise<Obtained> }>();
  const start = (wish: FileWish): Promise<Obtained> =>
    slots.run(async () => {
      const result = await obtaining.obtain(wish);
      const outcome = result.ok
        ? { ok: true, size: result.size, note: NOTES[result.how] }
        : { ok: false, size: 0, note: result.message };
      options.progress?.ended(wish.name, outcome);
      return result;
    });
  return Promise.all(
    wishes.map((wish) => {
      const { url } = wish;
      const key = wish.sha256 ?? `${url} ${wish.member?.name ?? ''}`;
      const known = running.get(key);
      // The same bytes under another URL may be had there where they are not had here.
      const obtained =
        known === undefined
          ? start(wish)
          : known.obtained.then((result) => (result.ok || known.url === url ? result : start(wish)));
      running.set(key, { url, obtained });
      return obtained;
    }),
  );
}
