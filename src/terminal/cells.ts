import stringWidth from 'string-width';
import { safeText } from './safe-text.ts';

/** One character of a line as a terminal shows it: `offset` and `length` in UTF-16 units, `cell` and `width` in display cells. */
export interface Cell {
  readonly offset: number;
  readonly length: number;
  readonly shown: string;
  readonly cell: number;
  readonly width: number;
}

const TAB_WIDTH = 4;
/** A character that fills a cell has few units; what lies beyond cannot be shown, and may be megabytes. */
const UNITS_PER_CELL = 8;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** A line from an offset on, up to `limit` cells: tabs reach to the next stop, what a terminal would obey is escaped. */
export function cellsOf(line: string, from: number, limit: number): readonly Cell[] {
  const cells: Cell[] = [];
  let cell = 0;
  for (const { segment, index } of graphemes.segment(line.slice(from, from + limit * UNITS_PER_CELL))) {
    const shown = segment === '\t' ? ' '.repeat(TAB_WIDTH - (cell % TAB_WIDTH)) : safeText(segment);
    const width = stringWidth(shown);
    if (cell + width > limit) break;
    cells.push({ offset: from + index, length: segment.length, shown, cell, width });
    cell += width;
  }
  return cells;
}
