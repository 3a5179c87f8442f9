import { type Cell, cellsOf } from '../terminal/cells.ts';

/** How many cells of a line are shown, and how many UTF-16 units of them stand before the range when the line is longer. */
const WIDTH = 100;
const LEAD = 40;
const CUT = '…';

/** A line as a frame shows it: `cells` is what is visible, `text` has a sign where something is cut off. */
export interface FrameLine {
  readonly text: string;
  readonly cells: readonly Cell[];
  readonly isCutLeft: boolean;
}

/** Where, in UTF-16 units, the visible part begins so that the unit at `offset` is in it: 0 for a line that fits. */
export function windowStart(line: string, offset: number): number {
  const cells = cellsOf(line, 0, WIDTH);
  if (isWhole(line, 0, cells)) return 0;
  const start = Math.max(Math.min(offset, line.length) - LEAD, 0);
  const isInsidePair = /^[\udc00-\udfff]$/.test(line.charAt(start));
  return isInsidePair ? start - 1 : start;
}

/** The part of a line that is visible from an offset on. */
export function frameLine(line: string, from: number): FrameLine {
  const cells = cellsOf(line, from, WIDTH);
  const isCutLeft = from > 0 && line !== '';
  const end = isWhole(line, from, cells) ? '' : CUT;
  const text = `${isCutLeft ? CUT : ''}${cells.map((cell) => cell.shown).join('')}${end}`;
  return { text: text.trimEnd(), cells, isCutLeft };
}

/** Spaces and then `^` under what is visible between two offsets of the line; one `^` where that is nothing. */
export function underline({ cells, isCutLeft }: FrameLine, start: number, end: number): [string, string] {
  const first = startCell(cells, start);
  return [' '.repeat(first + (isCutLeft ? 1 : 0)), '^'.repeat(Math.max(endCell(cells, end) - first, 1))];
}

function isWhole(line: string, from: number, cells: readonly Cell[]): boolean {
  const last = cells.at(-1);
  return last === undefined ? from >= line.length : last.offset + last.length >= line.length;
}

/** The cell where the character at an offset begins; after the last visible character, the cell after it. */
function startCell(cells: readonly Cell[], offset: number): number {
  const found = cells.findLast((cell) => cell.offset <= offset);
  if (found === undefined) return 0;
  return offset < found.offset + found.length ? found.cell : found.cell + found.width;
}

/** The cell after the last visible character that begins before an offset. */
function endCell(cells: readonly Cell[], offset: number): number {
  const found = cells.findLast((cell) => cell.offset < offset);
  return found === undefined ? 0 : found.cell + found.width;
}
