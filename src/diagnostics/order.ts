import type { Diagnostic, Position, Severity } from './diagnostic.ts';

const RANK: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

/** What concerns a whole file comes before what has a place in it. */
const WHOLE_FILE: Position = { line: 0, column: 0 };

/** Whether a severity matters at least as much as a level. */
export function severityAtLeast(severity: Severity, level: Severity): boolean {
  return RANK[severity] >= RANK[level];
}

/**
 * A total order for `sort`: file, line, column, rule, message, and then what is left, so that the same findings stand in
 * the same order whatever found them first. Texts are compared by UTF-16 units, the same in every locale.
 */
export function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  return (
    compareText(a.file, b.file) ||
    comparePosition(a.range?.start ?? WHOLE_FILE, b.range?.start ?? WHOLE_FILE) ||
    compareText(a.ruleId, b.ruleId) ||
    compareText(a.message, b.message) ||
    compareText(rest(a), rest(b))
  );
}

function comparePosition(a: Position, b: Position): number {
  return a.line - b.line || a.column - b.column;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function rest({ severity, range, path, hosts, boot, related, fix, docs }: Diagnostic): string {
  return JSON.stringify([severity, range?.end, path, hosts, boot, related, fix, docs]);
}
