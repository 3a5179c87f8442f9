import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { classify } from '../layout.ts';
import { type Place, within } from '../place.ts';
import type { Tree } from '../tree.ts';
import { buildCatalog } from './catalog.ts';
import { defaultsOf } from './defaults.ts';
import { deepFreeze } from './freeze.ts';
import { buildHosts } from './hosts.ts';
import { buildSites } from './sites.ts';
import type { BootPrograms, DeclaredFile, Model, Site, StatedProgram } from './types.ts';
import { isWhole } from './whole.ts';

function declarationsOf({ files: entry, unread }: Tree): readonly DeclaredFile[] | null {
  if (entry === null) return [...unread].some((path) => classify(path)?.class === 'files') ? null : [];
  if (!entry.complete) return null;
  const place = { document: entry.document, path: ['files'] };
  return (entry.value?.files ?? []).map((data, index) => ({
    path: data.path,
    data,
    place: within(place, index),
  }));
}

function filesByPath(declarations: readonly DeclaredFile[]): ReadonlyMap<string, DeclaredFile> {
  return new Map([...declarations].reverse().map((file) => [file.path, file]));
}

function stated(programs: BootPrograms | undefined, owner: Place): readonly StatedProgram[] {
  return Object.entries(programs ?? {}).map(([firmware, program]) => ({
    firmware: firmware as keyof BootPrograms,
    program,
    place: within(owner, 'boot_programs', firmware),
  }));
}

function programsOf(tree: Tree, sites: Iterable<Site>): readonly StatedProgram[] {
  return [
    ...[...sites].flatMap(({ data, place, subnets }) => [
      ...stated(data.service?.boot_programs, within(place, 'service')),
      ...subnets.flatMap((subnet) => stated(subnet.data.boot_programs, subnet.place)),
    ]),
    ...[...tree.clusters, ...tree.hosts].flatMap(({ document, value }) =>
      stated(value?.boot_programs, { document, path: [] }),
    ),
  ];
}

/** The model of a tree: linked, canonical and frozen; what could not be linked is a finding and is left out. */
export function buildModel(tree: Tree): {
  readonly model: Model;
  readonly diagnostics: readonly Diagnostic[];
} {
  const linked = buildCatalog(tree);
  const located = buildSites(tree);
  const populated = buildHosts(tree, located.sites, linked.catalog);
  const { oses, boots, workflows, brokenWorkflows } = linked.catalog;
  const diagnostics = [...linked.diagnostics, ...located.diagnostics, ...populated.diagnostics];
  const declarations = declarationsOf(tree);
  const model: Model = {
    name: tree.vaq?.value?.name ?? null,
    metadata: tree.vaq?.value?.metadata ?? {},
    revision: tree.revision,
    sites: [...located.sites.values()],
    hosts: populated.hosts,
    workflows,
    boots,
    oses,
    files: filesByPath(declarations ?? []),
    declarations,
    programs: programsOf(tree, located.sites.values()),
    assets: tree.assets,
    defaults: defaultsOf(tree),
    brokenWorkflows,
    isWhole: isWhole(tree, diagnostics),
  };
  return { model: deepFreeze(model), diagnostics };
}
