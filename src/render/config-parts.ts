import { kindNamed } from '../kinds/index.ts';
import type { Companion, Kind, Transpiled } from '../kinds/kind.ts';
import type { Boot, Host } from '../sot/model/types.ts';
import type { Asset } from '../sot/tree.ts';
import { kindOs } from './script.ts';
import { configUrl } from './urls.ts';

/** The kind of an artifact that stands beside the main one: what reads it is NoCloud, whatever the main one is. */
export const COMPANION_KIND = 'nocloud';

const PLAIN = 'text/plain; charset=utf-8';

/** A file of a boot's unattended configuration, before it is rendered. */
export interface ConfigPart {
  /** The name within the host's boot: `user-data`. */
  readonly path: string;
  readonly url: string;
  readonly kind: string;
  readonly contentType: string;
  /** What it is made from: an asset, or the text itself where vaq makes it. */
  readonly source: Asset | string;
  /** What the machine gets for the rendered text, and every finding in that. */
  readonly made: (text: string) => Transpiled;
  /** Whether the machine gets another text than was rendered. */
  readonly isTranspiled: boolean;
}

/** The kind of a boot's unattended configuration; null where it has none. */
function bootKind({ unattended }: Boot): Kind | null {
  return unattended === null ? null : kindNamed(unattended.kind);
}

function companionSource({ key, fallback }: Companion, host: Host, boot: Boot): Asset | string | null {
  const asset = boot.unattended?.companions[key];
  if (asset !== undefined || fallback === null) return asset ?? null;
  const instance = `${host.site.id}-${host.name}-${boot.id}`;
  return fallback({ instance, hostname: host.primary?.data.hostname ?? host.name });
}

/** The files of a boot's unattended configuration for a host, the main one first; none where the boot has no configuration. */
export function configParts(base: string, host: Host, boot: Boot): readonly ConfigPart[] {
  const kind = bootKind(boot);
  if (kind === null || boot.unattended === null) return [];
  const url = (name: string): string => configUrl(base, host, boot, name);
  const main: ConfigPart = {
    path: kind.artifactName,
    url: url(kind.artifactName),
    kind: kind.name,
    contentType: kind.contentType,
    source: boot.unattended.asset,
    made: (text) =>
      kind.transpile?.(text, kindOs(boot)) ?? { text, findings: kind.check(text, kindOs(boot)) },
    isTranspiled: kind.transpile !== undefined,
  };
  const beside = (kind.companions ?? []).flatMap((companion): readonly ConfigPart[] => {
    const source = companionSource(companion, host, boot);
    if (source === null) return [];
    const { artifactName: path, check } = companion;
    const made = (text: string): Transpiled => ({ text, findings: check(text) });
    return [
      { path, url: url(path), kind: COMPANION_KIND, contentType: PLAIN, source, made, isTranspiled: false },
    ];
  });
  return [main, ...beside];
}
