import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { classify } from './layout.ts';
import { type Entry, statedId, type Tree } from './tree.ts';

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

/** The files of workflows, boots and operating systems that some host refers to, through documents that may be broken themselves. */
export function reachableFiles(tree: Tree): ReadonlySet<string> {
  const files = new Set<string>();
  const follow = <K extends 'os' | 'boot' | 'workflow'>(
    entries: readonly Entry<K>[],
    ids: ReadonlySet<string | null>,
  ) => {
    const hit = entries.filter((entry) => ids.has(statedId(entry)));
    for (const { document } of hit) files.add(document.file);
    return hit.map(({ document }) => document.value);
  };
  const workflows = follow(
    tree.workflows,
    new Set(tree.hosts.map(({ document }) => textAt(document.value, 'workflow'))),
  );
  const boots = follow(tree.boots, new Set(workflows.flatMap(bootIds)));
  follow(tree.oses, new Set(boots.map((boot) => textAt(boot, 'operating_system'))));
  return files;
}

/** The same findings, with errors lowered to warnings in documents that no host can reach; nobody knows who would reach one that is no YAML. */
export function lowerUnreachable(diagnostics: readonly Diagnostic[], tree: Tree): readonly Diagnostic[] {
  const reachable = reachableFiles(tree);
  const unreadable = diagnostics.filter(({ ruleId }) => ruleId.startsWith('document/'));
  const kept = new Set([...reachable, ...unreadable.map(({ file }) => file)]);
  return diagnostics.map((found) => {
    const mayBeUnreachable = ['os', 'boot', 'workflow'].includes(classify(found.file)?.class ?? '');
    if (found.severity !== 'error' || !mayBeUnreachable || kept.has(found.file)) return found;
    return { ...found, severity: 'warning', message: `${found.message} (no host reaches this document)` };
  });
}
