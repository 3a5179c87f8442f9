import type { KindFinding } from '../../src/kinds/kind.ts';

/** Findings, one a line: `line:column-line:column severity message [rule] → fix`. */
export function said(findings: readonly KindFinding[]): readonly string[] {
  return findings.map(({ range: { start, end }, severity, message, ruleId, fix }) => {
    const place = `${start.line}:${start.column}-${end.line}:${end.column}`;
    return `${place} ${severity} ${message} [${ruleId}]${fix === null ? '' : ` → ${fix}`}`;
  });
}
