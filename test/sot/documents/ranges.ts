import type { Diagnostic, Range } from '../../../src/diagnostics/diagnostic.ts';

/** The text at a range, which is how a range is read by a person. */
export function textAt(text: string, range: Range | null): string | null {
  if (range === null) return null;
  const lines = text.split('\n');
  const offset = ({ line, column }: Range['start']): number =>
    lines.slice(0, line - 1).reduce((sum, { length }) => sum + length + 1, 0) + column - 1;
  return text.slice(offset(range.start), offset(range.end));
}

/** A range in one line: `3:5-3:9`. */
export function brief(range: Range | null): string | null {
  return range && `${range.start.line}:${range.start.column}-${range.end.line}:${range.end.column}`;
}

/** A finding in one line, with the places that explain it. */
export function line({ range, ruleId, message, related }: Diagnostic): string {
  const others = related.map((other) => ` (${other.message} ${brief(other.range)})`).join('');
  return `${brief(range)} ${ruleId}: ${message}${others}`;
}
