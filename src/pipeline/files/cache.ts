import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { cacheEntries } from '../../files/cache/entries.ts';
import { type Pruned, pruneCache } from '../../files/cache/prune.ts';
import { problemFrom } from '../../state/problem.ts';
import { type LeftFolder, leftFolders } from '../bundle/left-folders.ts';
import { openModel } from '../open.ts';
import { cannot, type Refusal } from '../refusal.ts';
import { catalogsOf, filesCache } from './places.ts';

/** Where the cache is, and the source of truth whose names its files get. */
export interface CacheWish {
  readonly cache: string | null;
  readonly sot: string | null;
}

/** A file of the cache, and the paths that the source of truth at hand has it by. */
export interface NamedEntry {
  readonly sha256: string;
  readonly size: number;
  readonly used: Date;
  readonly paths: readonly string[];
}

/** The digests that the source of truth at hand pins, with their paths; none where there is no source of truth. */
async function namesOf(sot: string | null): Promise<ReadonlyMap<string, readonly string[]>> {
  const opened = await openModel({ sot, ref: null });
  const names = new Map<string, string[]>();
  if (!opened.ok) return names;
  for (const { prefix, files } of catalogsOf(opened.value.model)) {
    for (const { path, sha256 } of files.values()) {
      if (sha256 !== null) names.set(sha256, [...(names.get(sha256) ?? []), `${prefix}${path}`]);
    }
  }
  return names;
}

/** What a cache can be asked; where the system does not let us, a refusal with its reason. */
type Answered<T> = ({ readonly ok: true } & T) | Refusal;

async function answered<T>(cache: string | null, ask: () => Promise<T>): Promise<Answered<T>> {
  try {
    return { ok: true, ...(await ask()) };
  } catch (error) {
    return cannot(problemFrom(error, filesCache(cache).folder).message);
  }
}

/** Every file of the cache; nothing is read of it. */
export function listCache(
  wish: CacheWish,
): Promise<Answered<{ readonly folder: string; readonly entries: readonly NamedEntry[] }>> {
  return answered(wish.cache, () => namedEntries(wish));
}

async function namedEntries({ cache, sot }: CacheWish) {
  const kept = filesCache(cache);
  const [entries, names] = await Promise.all([cacheEntries(kept), namesOf(sot)]);
  return {
    folder: kept.folder,
    entries: entries.map((entry) => ({ ...entry, paths: names.get(entry.sha256) ?? [] })),
  };
}

/** Reads every file of the cache to its end: how many are right, and a sentence for each that is not. */
export function verifyCache(
  wish: CacheWish,
): Promise<
  Answered<{ readonly right: number; readonly bytes: number; readonly problems: readonly string[] }>
> {
  return answered(wish.cache, () => checkAll(wish));
}

async function checkAll({ cache, sot }: CacheWish) {
  const kept = filesCache(cache);
  const { entries } = await namedEntries({ cache, sot });
  const problems: string[] = [];
  let bytes = 0;
  for (const { sha256, paths, size } of entries) {
    const checked = await kept.check(sha256);
    if (checked.state === 'right') bytes += size;
    else if (checked.state === 'damaged') {
      const known = paths.length === 0 ? '' : ` (${paths.join(', ')})`;
      problems.push(`${kept.pathOf(sha256)}${known} is damaged: its SHA-256 is ${checked.sha256}`);
    }
  }
  return { right: entries.length - problems.length, bytes, problems };
}

/** What has gone, or would: of the cache, and the folders of bundles that killed processes left. */
export interface PrunedAll extends Pruned {
  readonly folders: readonly LeftFolder[];
}

/**
 * Takes away what nobody used for some days and the source of truth at hand does not pin, and what was unpacked of bundles by
 * processes that are no more.
 */
export function pruneFiles(
  { cache, sot }: CacheWish,
  { days, dryRun }: { readonly days: number; readonly dryRun: boolean },
): Promise<Answered<PrunedAll>> {
  return answered(cache, async () => {
    const needed = new Set((await namesOf(sot)).keys());
    const unusedSince = new Date(Date.now() - days * 24 * 3600 * 1000);
    const kept = filesCache(cache);
    const pruned = await pruneCache(kept, { unusedSince, needed, dryRun });
    const folders = [...(await leftFolders(kept.folder)), ...(await leftFolders(tmpdir()))];
    if (!dryRun) for (const { path } of folders) await rm(path, { recursive: true, force: true });
    return { ...pruned, folders };
  });
}
