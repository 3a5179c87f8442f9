import type { Range } from './diagnostic.ts';
import { frameLine, underline, windowStart } from './frame-line.ts';

/** How the parts of a frame are coloured: each function wraps a piece of text and adds no cell. */
export interface FramePaint {
  readonly gutter: (text: string) => string;
  readonly mark: (text: string) => string;
}

const PLAIN: FramePaint = { gutter: (text) => text, mark: (text) => text };
const CONTEXT = 2;
/** A range of more lines than this shows its first and its last ones. */
const MOST_LINES = 6;

/** The lines of a text without their ends; the empty one after a final newline is left out. */
export function linesOf(text: string): readonly string[] {
  const lines = text.split(/\r?\n/);
  return lines.length > 1 && lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

/**
 * The lines of a range with two lines around them, and `^` under its first and its last line, counted in display cells.
 * A range that ends before the first column of a line ends with the line before; a place outside the text is moved into it.
 */
export function codeFrame(lines: readonly string[], range: Range, paint: FramePaint = PLAIN): string {
  const { start, end } = withinLines(range, lines);
  const from = windowStart(lines[start.line - 1]!, start.column - 1);
  const bottom = Math.min(end.line + CONTEXT, lines.length);
  const digits = String(bottom).length;
  const gutter = (label: string): string => paint.gutter(`${label.padStart(digits)} │`);

  return shownLines(Math.max(start.line - CONTEXT, 1), start.line, end.line, bottom)
    .flatMap((number) => {
      if (number === null) return [`  ${gutter('⋮')}`];
      const line = lines[number - 1]!;
      const shown = frameLine(line, from);
      const sign = number >= start.line && number <= end.line ? paint.mark('>') : ' ';
      const row = `${sign} ${gutter(String(number))}${shown.text === '' ? '' : ` ${shown.text}`}`;
      if (number !== start.line && number !== end.line) return [row];
      const first = number === start.line ? start.column - 1 : line.search(/\S|$/);
      const [indent, carets] = underline(shown, first, number === end.line ? end.column - 1 : line.length);
      return [row, `  ${gutter('')} ${indent}${paint.mark(carets)}`];
    })
    .join('\n');
}

function withinLines({ start, end }: Range, lines: readonly string[]): Range {
  const first = Math.min(start.line, lines.length);
  const isMoved = first !== start.line;
  const endOf = (line: number): number => lines[line - 1]!.length + 1;
  const from = { line: first, column: isMoved ? endOf(first) : start.column };
  if (end.line <= first) return { start: from, end: isMoved ? from : end };
  const last = Math.min(end.column === 1 ? end.line - 1 : end.line, lines.length);
  return { start: from, end: { line: last, column: last === end.line ? end.column : endOf(last) } };
}

/** The numbers of the lines to show, with null where some are left out. */
function shownLines(top: number, first: number, last: number, bottom: number): (number | null)[] {
  const all = Array.from({ length: bottom - top + 1 }, (_, index) => top + index);
  if (last - first < MOST_LINES) return all;
  const kept = MOST_LINES / 2;
  return [...all.slice(0, first - top + kept), null, ...all.slice(last - top + 1 - kept)];
}
