import { stat } from 'node:fs/promises';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { mirrorBase } from '../../files/mirror-url.ts';
import type { DeclaredFile } from '../../sot/model/types.ts';
import { keptAt } from '../files/mirror/mirror.ts';
import { pinnedFile } from '../files/pinned.ts';
import type { ServableFile } from '../files/ready.ts';

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}

/**
 * The declared files as a mirror's folder has them now: nothing is fetched. One that is not there yet is not ready, and says
 * from where `vaq boot` would fetch it.
 */
export async function findKept(
  { url, folder }: { readonly url: string; readonly folder: string },
  declared: Iterable<DeclaredFile>,
): Promise<{
  readonly files: ReadonlyMap<string, ServableFile>;
  readonly diagnostics: readonly Diagnostic[];
}> {
  const files = new Map<string, ServableFile>();
  for (const { path, sha256 } of declared) {
    const target = keptAt({ url: mirrorBase(url) ?? url, folder }, path, sha256);
    const message = `it is fetched from the mirror ${url} when it is first needed`;
    const absent: ServableFile = {
      path: target,
      sha256,
      ready: async () => ({ ok: false, status: 503, message }),
      isFetched: true,
    };
    const present = sha256 === null ? { path: target, sha256 } : pinnedFile(target, sha256, null);
    files.set(path, (await isThere(target)) ? present : absent);
  }
  return { files, diagnostics: [] };
}
