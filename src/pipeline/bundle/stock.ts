import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { BundleChain } from '../../files/bundle/chain.ts';
import { targetAt } from '../../files/bundle/extract.ts';
import { BundleError, bundleTrouble } from '../../files/bundle/failure.ts';
import { type BundleEntry, PROGRAMS } from '../../files/bundle/manifest.ts';
import { Cache } from '../../files/cache/cache.ts';
import { givePath } from '../../state/owner.ts';
import { filesCache } from '../files/places.ts';
import { cannot, type Refusal } from '../refusal.ts';
import type { BundleOrigin } from './open.ts';
import { privateFolder } from './private-folder.ts';

/** A boot program that a bundle brought. */
export interface BundledProgram {
  readonly path: string;
  readonly sha256: string;
}

/** What is served without asking anybody: files by their digests, and boot programs by their names. */
export interface Stock {
  readonly cache: Cache;
  readonly programs: ReadonlyMap<string, BundledProgram>;
}

/** Where a member is unpacked to; null where nothing that is served is in it. */
function placeOf({ name }: BundleEntry, folder: string): string | null {
  if (name.startsWith('files/')) return join(folder, 'sha256', basename(name));
  return name.startsWith(PROGRAMS) ? join(folder, 'programs', basename(name)) : null;
}

/** Reads all of a bundle, and what it lacks from those that it was made after. */
async function unpack(chain: BundleChain, folder: string): Promise<void> {
  for (const name of ['sha256', 'programs']) {
    await mkdir(join(folder, name), { mode: 0o700 });
    await givePath(join(folder, name));
  }
  const targetOf = (entry: BundleEntry) => {
    const path = placeOf(entry, folder);
    return path === null ? null : targetAt(path);
  };
  await chain.first.readAll(async (entry) => targetOf(entry));
  for (const entry of chain.first.manifest.entries) {
    if (entry.here) continue;
    const target = await targetOf(entry);
    await chain.read(entry, target?.take).finally(() => target?.end());
  }
}

/**
 * What there is to serve: the cache, or what is in the bundle, every byte of which is verified first, in a private folder
 * below the cache's that is gone when the process is.
 */
export async function stockOf(
  origin: BundleOrigin | null,
  cacheDir: string | null,
): Promise<{ readonly ok: true; readonly stock: Stock } | Refusal> {
  const cache = filesCache(cacheDir);
  if (origin === null) return { ok: true, stock: { cache, programs: new Map() } };
  const { path, digest } = origin;
  try {
    const chain = await BundleChain.open(path);
    try {
      if (chain.first.digest !== digest) throw new BundleError(`${path} has changed while it was read`);
      const folder = await privateFolder(cache.folder);
      await unpack(chain, folder);
      const programs = chain.first.manifest.entries.flatMap((entry) => {
        const { name, sha256 } = entry;
        return name.startsWith(PROGRAMS)
          ? [[basename(name), { path: placeOf(entry, folder)!, sha256 }] as const]
          : [];
      });
      return { ok: true, stock: { cache: new Cache(folder), programs: new Map(programs) } };
    } finally {
      await chain.close();
    }
  } catch (error) {
    return cannot(bundleTrouble(path, error));
  }
}
