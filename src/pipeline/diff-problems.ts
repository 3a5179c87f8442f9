import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Report, Sources } from '../diagnostics/formats/format.ts';
import type { DesiredHost } from '../plan/desired.ts';
import type { Opened } from './open.ts';
import { reportOf } from './report.ts';

/** Errors that make a comparison incomplete. */
export interface Problem {
  readonly report: Report;
  readonly sources: Sources;
}

/** The errors among some findings, if there are any. */
export function problemsOf(
  { model, tree }: Pick<Opened, 'model' | 'tree'>,
  diagnostics: readonly Diagnostic[],
  hosts: number,
): readonly Problem[] {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return [];
  return [{ report: reportOf(model, errors, hosts, 0), sources: (file) => tree.texts.get(file) ?? null }];
}

/** The hosts that can be compared, by label, and the labels of those that cannot be rendered on one of the sides. */
export function comparable(...sides: readonly ReadonlyMap<string, DesiredHost>[]): {
  readonly sides: readonly ReadonlyMap<string, DesiredHost>[];
  readonly notCompared: readonly string[];
} {
  const broken = new Set(
    sides.flatMap((side) => [...side.values()].filter(({ complete }) => !complete).map(({ label }) => label)),
  );
  return {
    sides: sides.map((side) => new Map([...side].filter(([label]) => !broken.has(label)))),
    notCompared: [...broken].sort(),
  };
}
