import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { classify } from './layout.ts';
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

/** Whether a file, by its name in findings, is one that hosts have to refer to. */
function hasToBeReached(file: string, prefixes: readonly string[]): boolean {
  const paths = prefixes
    .filter((prefix) => file.startsWith(prefix))
    .map((prefix) => file.slice(prefix.length));
  return paths.some((path) => ['os', 'boot', 'workflow'].includes(classify(path)?.class ?? ''));
}

/** The files of documents without a readable id: whoever refers to them cannot be found, so that they count as reached. */
function filesWithoutId(catalog: CatalogTree): readonly string[] {
  return [...catalog.oses, ...catalog.boots, ...catalog.workflows]
    .filter((entry) => statedId(entry) === null)
    .map(({ document }) => document.file);
}

/** The same findings, with errors lowered to warnings in documents that no host can reach; nobody knows who would reach one that cannot be read. */
export function lowerUnreachable(diagnostics: readonly Diagnostic[], tree: Tree): readonly Diagnostic[] {
  // Of a tree without its root nobody knows what it is for.
  if (tree.vaq === null) return diagnostics;
  const linked = [...tree.links.values()].filter((link) => link !== null);
  const unreadable = diagnostics.filter(({ ruleId }) => /^(document|source)\//.test(ruleId));
  const kept = new Set([
    ...reachableFiles(tree),
    ...[tree, ...linked].flatMap(filesWithoutId),
    ...unreadable.map(({ file }) => file),
  ]);
  const prefixes = ['', ...linked.map(({ prefix }) => prefix)];
  return diagnostics.map((found) => {
    const mayBeLowered = found.severity === 'error' && !kept.has(found.file);
    if (!mayBeLowered || !hasToBeReached(found.file, prefixes)) return found;
    return { ...found, severity: 'warning', message: `${found.message} (no host reaches this document)` };
  });
}
