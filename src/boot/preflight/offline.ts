import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { mirrorBase } from '../../files/mirror-url.ts';
import type { DeclaredFile } from '../../sot/model/types.ts';
import { finding, within } from '../../sot/place.ts';
import { keptAt } from '../files/mirror/mirror.ts';
import { pinnedFile } from '../files/pinned.ts';
import { readiness, type ServableFile } from '../files/ready.ts';

/** What is known of the files of a mirror that is not asked. */
export interface OfflineMirror {
  readonly url: string;
  /** What the mirror's service has kept. */
  readonly folder: string;
  readonly needed: ReadonlySet<string>;
  readonly damaged: ReadonlyMap<string, string>;
}

function problemOf({ path, sha256 }: DeclaredFile, { damaged }: OfflineMirror): string {
  const found = damaged.get(path);
  if (found !== undefined)
    return `its copy in the cache is damaged, its SHA-256 is ${found}; run \`vaq fetch\``;
  if (sha256 === null) return 'nothing pins what it is; run `vaq lock`, then `vaq fetch`';
  return 'it is not in the cache; run `vaq fetch`';
}

/**
 * The declared files of a mirror as they lie here, and no other: the mirror is not asked. A needed one that is not here is an
 * error, any other a warning.
 */
export async function findOffline(
  declared: Iterable<DeclaredFile>,
  mirror: OfflineMirror,
): Promise<{
  readonly files: ReadonlyMap<string, ServableFile>;
  readonly diagnostics: readonly Diagnostic[];
}> {
  const files = new Map<string, ServableFile>();
  const diagnostics: Diagnostic[] = [];
  const { url, folder, needed } = mirror;
  for (const one of declared) {
    const { path, sha256, place } = one;
    const target = keptAt({ url: mirrorBase(url) ?? url, folder }, path, sha256);
    const kept = sha256 === null ? null : pinnedFile(target, sha256, null);
    if (kept !== null && (await readiness(kept)).ok) {
      files.set(path, kept);
      continue;
    }
    const message = `${path}: ${problemOf(one, mirror)}, where the mirror may be asked`;
    const severity = needed.has(path) ? ('error' as const) : ('warning' as const);
    diagnostics.push(finding(within(place, 'path'), { ruleId: 'file/missing', severity, message }));
  }
  return { files, diagnostics };
}
