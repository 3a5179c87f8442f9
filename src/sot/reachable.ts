import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { type CatalogTree, clusterKey, type Entry, statedId, type Tree } from './tree.ts';

/** The text at a path of a document, whatever else is wrong with it. */
function textAt(value: unknown, ...path: readonly string[]): string | null {
  const found = path.reduce<unknown>(
    (at, key) => (at as Record<string, unknown> | null | undefined)?.[key],
    value,
  );
  return typeof found === 'string' ? found : null;
}

function bootIds(workflow: unknown): readonly (string | null)[] {
  const steps = (workflow as { readonly workflow?: unknown } | null)?.workflow;
  return Array.isArray(steps) ? steps.map((step) => textAt(step, 'boot')) : [];
}

/** What a document says, with misspelt keys as they were meant; all of it where too little of that is left. */
function said({ value, document }: Entry<'host' | 'workflow' | 'boot' | 'os'>): unknown {
  return value ?? document.value;
}

/** The files of a catalog that some of these hosts refer to, through documents that may be broken themselves. */
function filesBehind(catalog: CatalogTree, hosts: readonly Entry<'host'>[]): readonly string[] {
  const files: string[] = [];
  const follow = <K extends 'os' | 'boot' | 'workflow'>(
    entries: readonly Entry<K>[],
    ids: ReadonlySet<string | null>,
  ) => {
    const hit = entries.filter((entry) => ids.has(statedId(entry)));
    for (const { document } of hit) files.push(document.file);
    return hit.map(said);
  };
  const workflows = follow(catalog.workflows, new Set(hosts.map((host) => textAt(said(host), 'workflow'))));
  const boots = follow(catalog.boots, new Set(workflows.flatMap(bootIds)));
  follow(catalog.oses, new Set(boots.map((boot) => textAt(boot, 'operating_system'))));
  return files;
}

/** The trees that hosts are installed from, with their hosts: the tree itself, and those that are linked. */
function catalogsOf(tree: Tree): ReadonlyMap<CatalogTree, readonly Entry<'host'>[]> {
  const hosts = new Map<CatalogTree, Entry<'host'>[]>([[tree, []]]);
  for (const linked of tree.links.values()) if (linked !== null) hosts.set(linked, []);
  for (const host of tree.hosts) {
    const linked = tree.links.get(clusterKey(host));
    if (linked !== null) hosts.get(linked ?? tree)!.push(host);
  }
  return hosts;
}

/** The files of workflows, boots and operating systems that some host refers to, by their names in findings. */
export function reachableFiles(tree: Tree): ReadonlySet<string> {
  return new Set([...catalogsOf(tree)].flatMap(([catalog, hosts]) => filesBehind(catalog, hosts)));
}

/** The files of operating systems, boots and workflows whose id can be read, so that it is known who refers to them. */
function filesWithId(catalog: CatalogTree): readonly string[] {
  return [...catalog.oses, ...catalog.boots, ...catalog.workflows]
    .filter((entry) => statedId(entry) !== null)
    .map(({ document }) => document.file);
}

/**
 * The same findings, with errors lowered to warnings in documents that no host can reach. That is only known of documents
 * with a readable id in files that could be read; whatever else is wrong may concern any host.
 */
export function lowerUnreachable(diagnostics: readonly Diagnostic[], tree: Tree): readonly Diagnostic[] {
  // Of a tree without its root nobody knows what it is for.
  if (tree.vaq === null) return diagnostics;
  const linked = [...tree.links.values()].filter((link) => link !== null);
  const reachable = reachableFiles(tree);
  const unreachable = new Set([tree, ...linked].flatMap(filesWithId).filter((file) => !reachable.has(file)));
  for (const { ruleId, file } of diagnostics) {
    if (/^(document|source)\//.test(ruleId)) unreachable.delete(file);
  }
  return diagnostics.map((found) =>
    found.severity === 'error' && unreachable.has(found.file)
      ? { ...found, severity: 'warning', message: `${found.message} (no host reaches this document)` }
      : found,
  );
}
