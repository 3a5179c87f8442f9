import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { classify } from '../layout.ts';
import { finding, type Place, within } from '../place.ts';
import type { HostDocument } from '../schema/generated/types.ts';
import type { ClusterEntry, Tree } from '../tree.ts';
import type { Catalog } from './catalog.ts';
import { anonymity, lacksAddress } from './identity.ts';
import { buildInterfaces } from './interfaces.ts';
import { mergeMetadata } from './metadata.ts';
import type { Host, Interface, Site, Workflow } from './types.ts';
import { unknownId } from './unknown-id.ts';
import { canonical, HOST_NAME, UUID } from './values.ts';

function workflowOf(
  data: HostDocument,
  place: Place,
  catalog: Catalog,
  diagnostics: Diagnostic[],
): Workflow | null {
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

/** What a host inherits from: the root, its site, and the header of its cluster. */
interface Levels {
  readonly tree: Tree;
  readonly site: Site;
  readonly header: ClusterEntry<'cluster'> | undefined;
}

/** Whether everything that a host inherits was understood. */
function isInheritanceComplete({ tree, site, header }: Levels, file: string): boolean {
  const isRootComplete = tree.vaq?.complete === true && tree.files?.complete !== false;
  const isRead = ![...tree.unread].some((path) => path === file || classify(path)?.class === 'files');
  return isRootComplete && isRead && site.complete && header?.complete !== false;
}

function buildHost(
  entry: ClusterEntry<'host'>,
  data: HostDocument,
  levels: Levels,
  catalog: Catalog,
  diagnostics: Diagnostic[],
): Host {
  const { tree, site, header } = levels;
  const place = { document: entry.document, path: [] };
  canonical(data.name, within(place, 'name'), HOST_NAME, diagnostics);
  const interfaces = buildInterfaces(data.interfaces, site, place, diagnostics);
  const primary = interfaces.find(({ type, ignoreDhcp }) => type !== 'bmc' && !ignoreDhcp) ?? null;
  const uuid = canonical(data.uuid, within(place, 'uuid'), UUID, diagnostics);
  const workflow = workflowOf(data, place, catalog, diagnostics);
  const subnet = primary?.subnet?.data;
  const anonymous = anonymity({ primary, uuid, data });
  return {
    label: `${site.id}/${data.name}`,
    name: data.name,
    site,
    cluster: entry.cluster,
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
      isInheritanceComplete(levels, entry.document.file) &&
      interfaces.every(isLinked) &&
      (anonymous === null || anonymous === 'shared-uuid') &&
      !lacksAddress({ primary, site }) &&
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

/** The hosts of all sites in the order of their labels. */
export function buildHosts(
  tree: Tree,
  sites: ReadonlyMap<string, Site>,
  catalog: Catalog,
): { readonly hosts: readonly Host[]; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [...withoutSite(tree)];
  const headers = new Map(tree.clusters.map((entry) => [`${entry.folder}/${entry.cluster}`, entry]));
  const hosts = tree.hosts.flatMap((entry) => {
    const site = sites.get(entry.folder);
    if (site === undefined || entry.value === null) return [];
    const header = headers.get(`${entry.folder}/${entry.cluster}`);
    return [buildHost(entry, entry.value, { tree, site, header }, catalog, diagnostics)];
  });
  hosts.sort((a, b) => (a.label < b.label ? -1 : Number(a.label > b.label)));
  return { hosts, diagnostics };
}
