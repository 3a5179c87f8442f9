import type { Diagnostic, Range } from '../../diagnostics/diagnostic.ts';
import type { KindFinding } from '../kind.ts';

const START: Range = { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };

/** What was found in a text as a document, as a finding of a kind; at its beginning where it has no place. */
export function toFinding({ ruleId, severity, message, range, fix }: Diagnostic): KindFinding {
  return { ruleId, severity, message, range: range ?? START, fix };
}
