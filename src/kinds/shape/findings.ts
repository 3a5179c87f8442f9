import type { Severity } from '../../diagnostics/diagnostic.ts';
import type { YamlDocument } from '../../sot/documents/yaml.ts';
import { spellingOf } from '../../sot/schema/spelling.ts';
import type { KindFinding } from '../kind.ts';
import type { Spell } from './match.ts';
import type { Mismatch, Problem } from './mismatch.ts';

/** How much each problem matters to a kind. */
export type Severities = Readonly<Record<Problem, Severity>>;

/** A mismatch at its place in the document, as a finding of a kind's group: `cloud-config/type`. */
export function mismatchFinding(
  document: YamlDocument,
  { problem, path, message, fix }: Mismatch,
  group: string,
  severities: Severities,
): KindFinding {
  const ofKey = problem === 'unknown-key' || problem === 'deprecated' || problem === 'missing-key';
  const range = (ofKey ? document.keyRange(path) : document.valueRange(path)) ?? document.start;
  return { ruleId: `${group}/${problem}`, severity: severities[problem], message, range, fix };
}

/** How values of a document are written in its text. */
export function spellingIn(document: YamlDocument, text: string): Spell {
  return (path, value) => spellingOf(value, text, document.valueRange(path));
}

/** Findings in the order of the text. */
export function inOrder(findings: readonly KindFinding[]): readonly KindFinding[] {
  return [...findings].sort(
    ({ range: { start: a } }, { range: { start: b } }) => a.line - b.line || a.column - b.column,
  );
}
