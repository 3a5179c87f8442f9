import type { Diagnostic } from './diagnostic.ts';

/**
 * Findings that differ in nothing but `hosts` become one with the hosts of all: a template that is wrong for a rack is
 * one mistake. Each stands where its first one stood.
 */
export function mergeHosts(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const groups = new Map<string, [Diagnostic, ...Diagnostic[]]>();
  for (const finding of diagnostics) {
    const key = identity(finding);
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  return [...groups.values()].map((group) => ({ ...group[0], hosts: union(group) }));
}

function union(group: readonly Diagnostic[]): readonly string[] {
  return [...new Set(group.flatMap(({ hosts }) => hosts))].sort();
}

/** By field, not by the object: a finding may be made with its fields in any order. */
function identity({
  ruleId,
  severity,
  message,
  file,
  range,
  path,
  boot,
  related,
  fix,
  docs,
}: Diagnostic): string {
  const places = related.map((place) => [place.file, corners(place.range), place.message]);
  return JSON.stringify([ruleId, severity, message, file, corners(range), path, boot, places, fix, docs]);
}

function corners(range: Diagnostic['range']): readonly number[] | null {
  return range && [range.start.line, range.start.column, range.end.line, range.end.column];
}
