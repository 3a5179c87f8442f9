import { type Diagnostic, diagnostic, type Range, type Severity } from '../../diagnostics/diagnostic.ts';
import type { ExternalTool, ToolFinding } from './tool.ts';

function lineOf(text: string, number: number): string {
  return (text.split('\n')[number - 1] ?? '').replace(/\r$/, '');
}

/** A line of a text from a column on, or from its first word; what is beyond the text is at its last line. */
function rangeIn(text: string, line: number, column: number | null): Range {
  const count = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
  const number = Math.min(line, Math.max(1, count));
  const content = lineOf(text, number);
  const first = content.length - content.trimStart().length + 1;
  const from = number < line ? first : Math.min(column ?? first, content.length + 1);
  const to = Math.max(content.trimEnd().length + 1, from);
  return { start: { line: number, column: from }, end: { line: number, column: to } };
}

/** What a tool says of a file, at the line where it says one. */
export function placedIn(
  file: string,
  text: string,
  tool: ExternalTool,
  { severity, message, line, column }: ToolFinding,
): Diagnostic {
  const range = line === null ? null : rangeIn(text, line, column);
  const ruleId = `external/${tool.name}`;
  return diagnostic({ ruleId, severity, message: `\`${tool.command}\`: ${message}`, file, range });
}

function placeOf({ file, range }: Diagnostic): string {
  return JSON.stringify([file, range?.start.line]);
}

const WEIGHT: Readonly<Record<Severity, number>> = { info: 1, warning: 2, error: 3 };

/** What tools say beside what was found without them: nothing where as much, or worse, is told at that line already. */
export function beside(said: readonly Diagnostic[], found: readonly Diagnostic[]): readonly Diagnostic[] {
  const told = new Map<string, number>();
  for (const one of found) {
    const place = placeOf(one);
    told.set(place, Math.max(told.get(place) ?? 0, WEIGHT[one.severity]));
  }
  return said.filter((one) => one.range === null || (told.get(placeOf(one)) ?? 0) < WEIGHT[one.severity]);
}
