import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { parseUuid } from '../canonical/uuid.ts';
import { finding, type Place, within } from '../place.ts';
import type { HostDocument } from '../schema/generated/types.ts';
import type { ClusterEntry, Tree } from '../tree.ts';
import type { Catalog } from './catalog.ts';
import { buildInterfaces } from './interfaces.ts';
import { mergeMetadata } from './metadata.ts';
import type { Host, Site, Workflow } from './types.ts';
import { unknownId } from './unknown-id.ts';

function uuidOf(data: HostDocument, place: Place, diagnostics: Diagnostic[]): string | null {
  if (data.uuid === undefined) return null;
  const uuid = parseUuid(data.uuid);
  if (uuid === null) {
    const message = `\`${data.uuid}\` is not a UUID: 32 hexadecimal digits, as \`6a1b0c9e-3d2f-4b5a-8c7d-0123456789ab\``;
    diagnostics.push(finding(within(place, 'uuid'), { ruleId: 'value/uuid', message }));
  }
  return uuid;
}

function workflowOf(
  data: HostDocument,
  place: Place,
  catalog: Catalog,
  diagnostics: Diagnostic[],
): Workflow | null {
  const found = catalog.workflows.get(data.workflow);
  if (found !== undefined) return found;
  if (!catalog.broken.has(`workflow ${data.workflow}`)) {
    diagnostics.push(
      unknownId(within(place, 'workflow'), 'workflow', data.workflow, [...catalog.workflows.keys()]),
    );
  }
  return null;
}

interface Levels {
  readonly tree: Tree;
  readonly header: ClusterEntry<'cluster'> | undefined;
}

function buildHost(
  entry: ClusterEntry<'host'>,
  data: HostDocument,
  site: Site,
  { tree, header }: Levels,
  catalog: Catalog,
  diagnostics: Diagnostic[],
): Host {
  const place = { document: entry.document, path: [] };
  const interfaces = buildInterfaces(data.interfaces, site, place, diagnostics);
  const primary = interfaces.find(({ type, ignoreDhcp }) => type !== 'bmc' && !ignoreDhcp) ?? null;
  const subnet = primary?.subnet?.data;
  const levels = [tree.vaq?.value?.metadata, site.data.metadata, subnet?.metadata, header?.value?.metadata];
  return {
    label: `${site.id}/${data.name}`,
    name: data.name,
    site,
    cluster: entry.cluster,
    uuid: uuidOf(data, place, diagnostics),
    interfaces,
    primary,
    workflow: workflowOf(data, place, catalog, diagnostics),
    inherited: mergeMetadata(...levels),
    bootPrograms: {
      ...site.data.service?.boot_programs,
      ...subnet?.boot_programs,
      ...header?.value?.boot_programs,
      ...data.boot_programs,
    },
    repaired: entry.repaired,
    data,
    place,
  };
}

/** The hosts of all sites in the order of their labels. */
export function buildHosts(
  tree: Tree,
  sites: ReadonlyMap<string, Site>,
  catalog: Catalog,
): { readonly hosts: readonly Host[]; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const headers = new Map(tree.clusters.map((entry) => [`${entry.folder}/${entry.cluster}`, entry]));
  const withoutSite = new Set<string>();
  const hosts = tree.hosts.flatMap((entry) => {
    const site = sites.get(entry.folder);
    if (site === undefined) {
      const known = tree.envs.some(({ folder }) => folder === entry.folder);
      if (!known && !withoutSite.has(entry.folder)) {
        withoutSite.add(entry.folder);
        const message = `the site of this host has no \`sites/${entry.folder}/env.yml\``;
        diagnostics.push(
          finding({ document: entry.document, path: [] }, { ruleId: 'link/no-site', message }),
        );
      }
      return [];
    }
    if (entry.value === null) return [];
    const header = headers.get(`${entry.folder}/${entry.cluster}`);
    return [buildHost(entry, entry.value, site, { tree, header }, catalog, diagnostics)];
  });
  hosts.sort((a, b) => (a.label < b.label ? -1 : a.label > b.label ? 1 : 0));
  return { hosts, diagnostics };
}
