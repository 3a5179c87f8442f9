import type { RenderedBoot } from '../render/artifact.ts';
import type { Host, Model } from '../sot/model/types.ts';
import { conductOf } from './conduct.ts';

/** One artifact in its canonical form. */
export interface DesiredArtifact {
  readonly boot: string;
  readonly path: string;
  readonly contentId: string;
  /** Null where a machine was given it and its text is not kept any more. */
  readonly content: string | null;
}

/** What one revision wants of one host: everything that a machine would notice, and nothing else. */
export interface DesiredHost {
  readonly label: string;
  readonly name: string;
  readonly site: string;
  readonly cluster: string;
  /** The id of its workflow; null where it has none that can be used. */
  readonly workflow: string | null;
  /** The machine is known by these, whatever it is called. */
  readonly macs: readonly string[];
  readonly uuid: string | null;
  /** `never_provision`. */
  readonly held: boolean;
  /** `do_once` of its workflow. */
  readonly once: boolean;
  /** The windows of `boot_times`; it may be booted at any time where there are none. */
  readonly bootTimes: readonly string[];
  /** Whether all of its boots could be rendered; if not, nothing can be said of what changes. */
  readonly complete: boolean;
  /** The ids of its boots, in their order. */
  readonly boots: readonly string[];
  readonly artifacts: readonly DesiredArtifact[];
  /** The SHA-256 of each pinned file whose URL stands in its artifacts, by path. */
  readonly files: Readonly<Record<string, string>>;
  /** A keyed fingerprint of each secret that its bytes depend on, by name; absent where none is known. */
  readonly secrets?: Readonly<Record<string, string>>;
  /** What DHCP says to it, and what else decides about it, by a name for people. */
  readonly network: Readonly<Record<string, string>>;
}

/** The keyed fingerprints of the secrets of each host, by label and name. */
export type Fingerprints = ReadonlyMap<string, Readonly<Record<string, string>>>;

/** What a revision wants of each of some hosts, all of them by itself, by label. */
export function desiredHosts(
  model: Model,
  rendered: readonly RenderedBoot[],
  hosts: readonly Host[] = model.hosts,
  fingerprints: Fingerprints = new Map(),
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
    hosts.map((host) => {
      const made = artifacts.get(host.label) ?? [];
      const secrets = fingerprints.get(host.label);
      const texts = made.map(({ content }) => ({ content: content ?? '' }));
      const { boots, cluster, workflow, uuid, files, facts } = conductOf(model, host, texts);
      return [
        host.label,
        {
          label: host.label,
          name: host.name,
          site: host.site.id,
          cluster,
          workflow,
          macs: host.interfaces.flatMap(({ mac }) => mac ?? []),
          uuid,
          held: host.data.never_provision ?? false,
          once: host.workflow?.data.do_once ?? false,
          bootTimes: host.site.data.policy?.boot_times ?? [],
          complete: artifacts.has(host.label) && !broken.has(host.label),
          boots,
          artifacts: made,
          files,
          ...(secrets === undefined ? {} : { secrets }),
          network: facts,
        },
      ];
    }),
  );
}
