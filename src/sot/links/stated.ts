import type { Place } from '../place.ts';
import type { EnvDocument } from '../schema/generated/types.ts';
import { type ClusterEntry, clusterKey, type Entry, type SiteEntry } from '../tree.ts';

/** Where a cluster's operating systems, boots, workflows and assets come from, as it is written. */
export type Config = NonNullable<EnvDocument['config']>;

/** A `config:` with its place; `folder` is its site's. `config` is null where the schema refuses it. */
export interface StatedLink {
  readonly config: Config | null;
  readonly place: Place;
  readonly folder: string;
}

/** The documents in which links stand, and the hosts that they are for. */
export interface Documents {
  readonly envs: readonly SiteEntry<'env'>[];
  readonly clusters: readonly ClusterEntry<'cluster'>[];
  readonly hosts: readonly ClusterEntry<'host'>[];
}

/** The links of a tree: every one that is stated, and by `clusterKey` the one that holds for each cluster that has hosts. */
export interface StatedLinks {
  readonly all: readonly StatedLink[];
  readonly byCluster: ReadonlyMap<string, StatedLink>;
}

function linkOf({ document, value }: Entry<'env' | 'cluster'>, folder: string): StatedLink | null {
  const raw = document.value as { readonly config?: unknown } | null;
  if (typeof raw !== 'object' || raw?.config === undefined) return null;
  return { config: value?.config ?? null, place: { document, path: ['config'] }, folder };
}

/** Finds the links of a tree: that of a cluster's header comes before that of its site. */
export function statedLinks({ envs, clusters, hosts }: Documents): StatedLinks {
  const ofSites = new Map(envs.map((env) => [env.folder, linkOf(env, env.folder)]));
  const ofClusters = new Map(clusters.map((entry) => [clusterKey(entry), linkOf(entry, entry.folder)]));
  const byCluster = new Map<string, StatedLink>();
  for (const host of hosts) {
    const key = clusterKey(host);
    const link = ofClusters.get(key) ?? ofSites.get(host.folder) ?? null;
    if (link !== null) byCluster.set(key, link);
  }
  const all = [...ofSites.values(), ...ofClusters.values()].filter((link) => link !== null);
  return { all, byCluster };
}
