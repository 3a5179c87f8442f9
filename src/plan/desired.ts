import type { RenderedBoot } from '../render/artifact.ts';
import { catalogOf } from '../sot/model/catalog-of.ts';
import type { Model } from '../sot/model/types.ts';
import { conductFacts, networkFacts } from './facts.ts';
import { pinnedFiles } from './pinned-files.ts';

/** One artifact in its canonical form. */
export interface DesiredArtifact {
  readonly boot: string;
  readonly path: string;
  readonly contentId: string;
  readonly content: string;
}

/** What one revision wants of one host: everything that a machine would notice, and nothing else. */
export interface DesiredHost {
  readonly label: string;
  readonly name: string;
  readonly site: string;
  /** `never_provision`. */
  readonly held: boolean;
  /** Whether all of its boots could be rendered; if not, nothing can be said of what changes. */
  readonly complete: boolean;
  /** The ids of its boots, in their order. */
  readonly boots: readonly string[];
  readonly artifacts: readonly DesiredArtifact[];
  /** The SHA-256 of each pinned file whose URL stands in its artifacts, by path. */
  readonly files: Readonly<Record<string, string>>;
  /** What DHCP says to it, and what else decides about it, by a name for people. */
  readonly network: Readonly<Record<string, string>>;
}

/** What a revision wants of each host, by label. */
export function desiredHosts(
  model: Model,
  rendered: readonly RenderedBoot[],
): ReadonlyMap<string, DesiredHost> {
  const artifacts = new Map<string, DesiredArtifact[]>();
  const broken = new Set<string>();
  for (const { host, boot, artifacts: made } of rendered) {
    if (made === null) broken.add(host.label);
    const list = artifacts.get(host.label) ?? [];
    for (const { path, contentId, canonical } of made ?? []) {
      list.push({ boot: boot.id, path, contentId, content: canonical });
    }
    artifacts.set(host.label, list);
  }
  return new Map(
    model.hosts.map((host) => {
      const made = artifacts.get(host.label) ?? [];
      return [
        host.label,
        {
          label: host.label,
          name: host.name,
          site: host.site.id,
          held: host.data.never_provision ?? false,
          complete: artifacts.has(host.label) && !broken.has(host.label),
          boots: (host.workflow?.boots ?? []).map(({ id }) => id),
          artifacts: made,
          files: pinnedFiles(host, made, catalogOf(model, host)),
          network: { ...networkFacts(host), ...conductFacts(host) },
        },
      ];
    }),
  );
}
