import type { Diagnostic, Severity } from './diagnostic.ts';
import { severityAtLeast } from './order.ts';

/** The exit code of a check: 1 when a finding is at or above the level, else 0. */
export function exitCode(diagnostics: readonly Diagnostic[], failLevel: Severity): 0 | 1 {
  return diagnostics.some(({ severity }) => severityAtLeast(severity, failLevel)) ? 1 : 0;
}
