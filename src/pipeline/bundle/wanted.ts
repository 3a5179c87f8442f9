import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Cache } from '../../files/cache/cache.ts';
import { hashFile } from '../../files/hash.ts';
import { namedFiles } from '../../plan/pinned-files.ts';
import type { RenderedBoot } from '../../render/artifact.ts';
import { CANONICAL } from '../../render/context.ts';
import { catalogOf } from '../../sot/model/catalog-of.ts';
import type { DeclaredFile, Model } from '../../sot/model/types.ts';
import { catalogsOf, isElsewhere } from '../files/places.ts';
import type { Opened } from '../open.ts';

/** A declared file that is there, byte for byte as it is pinned. */
export interface FoundFile {
  /** With what stands before the paths of a linked tree. */
  readonly path: string;
  readonly sha256: string;
  readonly size: number;
  readonly at: string;
}

/** What is to be in a bundle: files that are there, a sentence for each that is not, and the paths that nothing pins. */
export interface WantedFiles {
  readonly found: readonly FoundFile[];
  readonly missing: readonly string[];
  readonly unpinned: readonly string[];
}

/** The declared files that some host loads, as far as it can be told. */
function neededBy(all: Model, rendered: readonly RenderedBoot[]): ReadonlySet<DeclaredFile> {
  const needed = new Set<DeclaredFile>();
  for (const host of all.hosts) {
    const { files } = catalogOf(all, host);
    const oses = (host.workflow?.boots ?? []).map(({ os }) => os.data.boot);
    const loaded = oses.flatMap(({ kernel, initrd = [], shim = [] }) => [kernel, initrd, shim].flat());
    for (const path of [...loaded, ...Object.values(host.bootPrograms)]) {
      const file = files.get(path) ?? all.files.get(path);
      if (file !== undefined) needed.add(file);
    }
  }
  for (const { host, artifacts } of rendered) {
    const files = [...catalogOf(all, host).files.values(), ...all.files.values()];
    for (const file of namedFiles(CANONICAL.baseUrl(host), artifacts ?? [], files)) needed.add(file);
  }
  return needed;
}

async function inFolders(path: string, sha256: string, folders: readonly string[]): Promise<string | null> {
  for (const folder of folders) {
    const at = resolve(folder, path);
    const hashed = await hashFile(at).catch(() => null);
    if (hashed?.sha256 === sha256) return at;
  }
  return null;
}

/** Finds every declared file: in the cache, or in the folder of a site that has it as it is pinned. */
export async function wantedFiles(
  { model, root }: Opened,
  rendered: readonly RenderedBoot[],
  cache: Cache,
): Promise<WantedFiles> {
  const found: FoundFile[] = [];
  const missing: string[] = [];
  const unpinned: string[] = [];
  const needed = neededBy(model, rendered);
  const folders = model.sites.flatMap(({ data }) => {
    const stated = data.service?.files;
    return typeof stated === 'string' ? [resolve(root, stated)] : [];
  });
  for (const catalog of catalogsOf(model)) {
    for (const file of catalog.files.values()) {
      const path = `${catalog.prefix}${file.path}`;
      const { sha256 } = file;
      if (sha256 === null) {
        const where = isElsewhere(catalog) ? '`vaq lock` in its repository' : '`vaq lock`';
        if (needed.has(file)) missing.push(`${path}: nothing says what its bytes are; run ${where}`);
        else unpinned.push(path);
        continue;
      }
      const kept = await cache.check(sha256).catch(() => ({ state: 'missing' as const }));
      const at = kept.state === 'right' ? kept.path : await inFolders(file.path, sha256, folders);
      if (at !== null) found.push({ path, sha256, size: (await stat(at)).size, at });
      else if (kept.state === 'damaged')
        missing.push(
          `${path}: its copy in the cache is damaged, its SHA-256 is ${kept.sha256}; run \`vaq fetch\``,
        );
      else missing.push(`${path}: it is not in the cache; run \`vaq fetch\``);
    }
  }
  return { found, missing, unpinned };
}
