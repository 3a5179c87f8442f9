import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { classify } from '../layout.ts';
import { type Place, within } from '../place.ts';
import { type CatalogTree, type ClusterEntry, clusterKey, type LinkedTree, type Tree } from '../tree.ts';
import { buildCatalog, type Catalog } from './catalog.ts';
import { defaultsOf } from './defaults.ts';
import { deepFreeze } from './freeze.ts';
import { buildHosts, type HostCatalog } from './hosts.ts';
import { lockOf, pinned } from './lock.ts';
import { buildSites } from './sites.ts';
import type { BootPrograms, DeclaredFile, Lock, Model, Site, StatedProgram } from './types.ts';
import { isWhole } from './whole.ts';

function declarationsOf(
  { files: entry, unread }: CatalogTree,
  lock: Lock | null,
): readonly DeclaredFile[] | null {
  if (entry === null) return [...unread].some((path) => classify(path)?.class === 'files') ? null : [];
  if (!entry.complete) return null;
  const place = { document: entry.document, path: ['files'] };
  return (entry.value?.files ?? []).map((data, index) => ({
    path: data.path,
    data,
    ...pinned(data, lock),
    place: within(place, index),
  }));
}

function filesByPath(declarations: readonly DeclaredFile[]): ReadonlyMap<string, DeclaredFile> {
  const files = new Map<string, DeclaredFile>();
  for (const file of declarations) if (!files.has(file.path)) files.set(file.path, file);
  return files;
}

function stated(programs: BootPrograms | undefined, owner: Place): readonly StatedProgram[] {
  return Object.entries(programs ?? {}).map(([firmware, program]) => ({
    firmware: firmware as keyof BootPrograms,
    program,
    place: within(owner, 'boot_programs', firmware),
  }));
}

/** The boot programs that are stated for hosts of one catalog: those of a site that has any of them, or none at all, included. */
function programsOf(
  tree: Tree,
  sites: Iterable<Site>,
  catalog: LinkedTree | null | undefined,
): readonly StatedProgram[] {
  const isOfCatalog = (entry: ClusterEntry<'cluster' | 'host'>): boolean =>
    tree.links.get(clusterKey(entry)) === catalog;
  const populated = new Set(tree.hosts.map(({ folder }) => folder));
  const served = new Set(tree.hosts.filter(isOfCatalog).map(({ folder }) => folder));
  const isServed = ({ folder }: Site): boolean => served.has(folder) || !populated.has(folder);
  return [
    ...[...sites]
      .filter(isServed)
      .flatMap(({ data, place, subnets }) => [
        ...stated(data.service?.boot_programs, within(place, 'service')),
        ...subnets.flatMap((subnet) => stated(subnet.data.boot_programs, subnet.place)),
      ]),
    ...[...tree.clusters, ...tree.hosts]
      .filter(isOfCatalog)
      .flatMap(({ document, value }) => stated(value?.boot_programs, { document, path: [] })),
  ];
}

/** The part of a model that is its catalog's. */
function catalogPart(tree: CatalogTree, { oses, boots, workflows, brokenWorkflows }: Catalog) {
  const lock = lockOf(tree);
  const declarations = declarationsOf(tree, lock);
  const files = filesByPath(declarations ?? []);
  return { workflows, boots, oses, files, declarations, lock, assets: tree.assets, brokenWorkflows };
}

/** Each linked catalog as a model of the hosts that are installed from it. What nothing of them names may serve others. */
function linkedModels(
  model: Model,
  tree: Tree,
  catalogs: ReadonlyMap<LinkedTree, HostCatalog>,
): ReadonlyMap<string, Model> {
  const models = [...catalogs].map(([linked, { prefix, catalog }]): [string, Model] => {
    const hosts = model.hosts.filter((host) => host.catalog === prefix);
    const programs = programsOf(tree, model.sites, linked);
    const defaults = defaultsOf({ vaq: null, envs: [], clusters: [], boots: linked.boots });
    const part = { ...catalogPart(linked, catalog), prefix, hosts, programs, defaults };
    return [prefix, { ...model, ...part, isWhole: false }];
  });
  return new Map(models);
}

/** The catalog of each linked tree. */
function linkCatalogs(
  trees: Iterable<LinkedTree | null>,
  diagnostics: Diagnostic[],
): ReadonlyMap<LinkedTree, HostCatalog> {
  const catalogs = new Map<LinkedTree, HostCatalog>();
  for (const tree of trees) {
    if (tree === null || catalogs.has(tree)) continue;
    const built = buildCatalog(tree);
    diagnostics.push(...built.diagnostics);
    catalogs.set(tree, { tree, prefix: tree.prefix, catalog: built.catalog });
  }
  return catalogs;
}

/** The model of a tree: linked, canonical and frozen; what could not be linked is a finding and is left out. */
export function buildModel(tree: Tree): {
  readonly model: Model;
  readonly diagnostics: readonly Diagnostic[];
} {
  const own = buildCatalog(tree);
  const diagnostics = [...own.diagnostics];
  const catalogs = linkCatalogs(tree.links.values(), diagnostics);
  const located = buildSites(tree);
  const populated = buildHosts(tree, located.sites, (cluster) => {
    const linked = tree.links.get(cluster);
    if (linked === undefined) return { tree, prefix: '', catalog: own.catalog };
    return linked && catalogs.get(linked)!;
  });
  diagnostics.push(...located.diagnostics, ...populated.diagnostics);
  const model: Model = {
    ...catalogPart(tree, own.catalog),
    name: tree.vaq?.value?.name ?? null,
    metadata: tree.vaq?.value?.metadata ?? {},
    revision: tree.revision,
    prefix: '',
    linked: new Map(),
    sites: [...located.sites.values()],
    hosts: populated.hosts,
    programs: programsOf(tree, located.sites.values(), undefined),
    defaults: defaultsOf(tree),
    isWhole: isWhole(tree, diagnostics),
  };
  const linked = linkedModels(model, tree, catalogs);
  return { model: deepFreeze({ ...model, linked }), diagnostics };
}
