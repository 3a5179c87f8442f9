import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { within } from '../place.ts';
import type { Tree } from '../tree.ts';
import { buildCatalog } from './catalog.ts';
import { deepFreeze } from './freeze.ts';
import { buildHosts } from './hosts.ts';
import { buildSites } from './sites.ts';
import type { DeclaredFile, Model } from './types.ts';

function declaredFiles(tree: Tree): ReadonlyMap<string, DeclaredFile> {
  const entry = tree.files;
  const files = entry?.value?.files ?? [];
  const place = entry === null ? null : { document: entry.document, path: [] };
  return new Map(
    files.map((data, index) => [data.path, { path: data.path, data, place: within(place!, 'files', index) }]),
  );
}

/** The model of a tree: linked, canonical and frozen; what could not be linked is a finding and is left out. */
export function buildModel(tree: Tree): {
  readonly model: Model;
  readonly diagnostics: readonly Diagnostic[];
} {
  const linked = buildCatalog(tree);
  const located = buildSites(tree);
  const populated = buildHosts(tree, located.sites, linked.catalog);
  const { oses, boots, workflows } = linked.catalog;
  const model: Model = {
    name: tree.vaq?.value?.name ?? null,
    revision: tree.revision,
    sites: [...located.sites.values()],
    hosts: populated.hosts,
    workflows,
    boots,
    oses,
    files: declaredFiles(tree),
    assets: tree.assets,
  };
  return {
    model: deepFreeze(model),
    diagnostics: [...linked.diagnostics, ...located.diagnostics, ...populated.diagnostics],
  };
}
