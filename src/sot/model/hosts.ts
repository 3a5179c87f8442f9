import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { classify } from '../layout.ts';
import { finding, type Place, within } from '../place.ts';
import type { HostDocument } from '../schema/generated/types.ts';
import { type CatalogTree, type ClusterEntry, clusterKey, type Tree } from '../tree.ts';
import type { Catalog } from './catalog.ts';
import { anonymity, lacksAddress } from './identity.ts';
import { buildInterfaces } from './interfaces.ts';
import { mergeMetadata } from './metadata.ts';
import type { Host, Interface, Site, Workflow } from './types.ts';
import { unknownId } from './unknown-id.ts';
import { canonical, HOST_NAME, UUID } from './values.ts';

/** What a host is installed from: the tree itself, or one that is linked; `prefix` as in `LinkedTree`, empty for the tree itself. */
export interface HostCatalog {
  readonly tree: CatalogTree;
  readonly prefix: string;
  readonly catalog: Catalog;
}

function workflowOf(
  data: HostDocument,
  place: Place,
  catalog: Catalog | undefined,
  diagnostics: Diagnostic[],
): Workflow | null {
  // A link that cannot be followed is one finding, and nothing of what is behind it is another.
  if (catalog === undefined) return null;
  const found = catalog.workflows.get(data.workflow);
  if (found !== undefined) return found;
  if (!catalog.brokenWorkflows.has(data.workflow)) {
    diagnostics.push(
      unknownId(within(place, 'workflow'), 'workflow', data.workflow, [...catalog.workflows.keys()]),
    );
  }
  return null;
}

/** Whether an interface that names a network, or has an address in one, has it. */
function isLinked({ subnet, data }: Interface): boolean {
  return subnet !== null || (data.subnet ?? data.ipv4) === undefined;
}

/** What a host inherits from: the root, its site, the header of its cluster, and the catalog; null where that cannot be had. */
interface Levels {
  readonly tree: Tree;
  readonly site: Site;
  readonly header: ClusterEntry<'cluster'> | undefined;
  readonly from: HostCatalog | null;
}

/** Whether everything that a host inherits was understood. */
function isInheritanceComplete(
  { tree, site, header, from }: Levels,
  { cluster }: ClusterEntry<'host'>,
): boolean {
  const isRootComplete = tree.vaq?.complete === true && from?.tree.files?.complete !== false;
  const isLost = [...tree.unread].some((path) => {
    const file = classify(path);
    return file?.class === 'cluster' && file.site === site.folder && file.cluster === cluster;
  });
  const lacksFiles = [...(from?.tree.unread ?? [])].some((path) => classify(path)?.class === 'files');
  return isRootComplete && !isLost && !lacksFiles && site.complete && header?.complete !== false;
}

function buildHost(
  entry: ClusterEntry<'host'>,
  data: HostDocument,
  levels: Levels,
  diagnostics: Diagnostic[],
): Host {
  const { tree, site, header, from } = levels;
  const place = { document: entry.document, path: [] };
  const name = canonical(data.name, within(place, 'name'), HOST_NAME, diagnostics);
  const interfaces = buildInterfaces(data.interfaces, site, place, diagnostics);
  const primary = interfaces.find(({ type, ignoreDhcp }) => type !== 'bmc' && !ignoreDhcp) ?? null;
  const uuid = canonical(data.uuid, within(place, 'uuid'), UUID, diagnostics);
  const workflow = workflowOf(data, place, from?.catalog, diagnostics);
  const subnet = primary?.subnet?.data;
  const anonymous = anonymity({ primary, uuid, data });
  return {
    label: `${site.id}/${data.name}`,
    name: data.name,
    site,
    cluster: entry.cluster,
    catalog: from?.prefix ?? '',
    uuid,
    interfaces,
    primary,
    workflow,
    inherited: mergeMetadata(
      tree.vaq?.value?.metadata,
      site.data.metadata,
      subnet?.metadata,
      header?.value?.metadata,
    ),
    bootPrograms: {
      ...site.data.service?.boot_programs,
      ...subnet?.boot_programs,
      ...header?.value?.boot_programs,
      ...data.boot_programs,
    },
    complete: entry.complete,
    renderable:
      entry.complete &&
      // It stands in most configurations, where every kind would say once more that it is none.
      name !== null &&
      isInheritanceComplete(levels, entry) &&
      interfaces.every(isLinked) &&
      (anonymous === null || anonymous === 'shared-uuid') &&
      !lacksAddress({ primary, interfaces, site }) &&
      workflow?.complete === true &&
      workflow.boots?.every(({ complete }) => complete) === true,
    data,
    place,
  };
}

/** The first host of each folder under `sites/` that has no `env.yml` at all; a broken one has been reported. */
function withoutSite(tree: Tree): readonly Diagnostic[] {
  const known = new Set(tree.envs.map(({ folder }) => folder));
  for (const path of tree.unread) {
    const file = classify(path);
    if (file?.class === 'env') known.add(file.site);
  }
  return tree.hosts.flatMap(({ folder, document }) => {
    if (known.has(folder)) return [];
    known.add(folder);
    const message = `the site of this host has no \`sites/${folder}/env.yml\``;
    return [finding({ document, path: [] }, { ruleId: 'link/no-site', message })];
  });
}

/** The hosts of all sites in the order of their labels; `catalogOf` gives what a cluster is installed from by its `clusterKey`. */
export function buildHosts(
  tree: Tree,
  sites: ReadonlyMap<string, Site>,
  catalogOf: (cluster: string) => HostCatalog | null,
): { readonly hosts: readonly Host[]; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [...withoutSite(tree)];
  const headers = new Map(tree.clusters.map((entry) => [clusterKey(entry), entry]));
  const hosts = tree.hosts.flatMap((entry) => {
    const site = sites.get(entry.folder);
    if (site === undefined || entry.value === null) return [];
    const key = clusterKey(entry);
    const levels = { tree, site, header: headers.get(key), from: catalogOf(key) };
    return [buildHost(entry, entry.value, levels, diagnostics)];
  });
  hosts.sort((a, b) => (a.label < b.label ? -1 : Number(a.label > b.label)));
  return { hosts, diagnostics };
}
