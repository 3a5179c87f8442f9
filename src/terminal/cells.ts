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

/** A line from an offset on, up to `limit` cells: tabs reach to the next stop, what a terminal would obey is escaped. */
export function cellsOf(line: string, from: number, limit: number): readonly Cell[] {
  const cells: Cell[] = [];
  let offset = from;
  let cell = 0;
  for (const character of charactersOf(line.slice(from, from + limit * UNITS_PER_CELL))) {
    const shown = character === '\t' ? ' '.repeat(TAB_WIDTH - (cell % TAB_WIDTH)) : safeText(character);
    const width = stringWidth(shown);
    if (cell + width > limit) break;
    cells.push({ offset, length: character.length, shown, cell, width });
    offset += character.length;
    cell += width;
  }
  return cells;
}

let graphemes: Intl.Segmenter | undefined;

/** What a reader takes for one character. ASCII needs no segmenter, whose making costs as much as a small report. */
function charactersOf(text: string): Iterable<string> {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII
  if (/^[\u0000-\u007f]*$/.test(text)) return text;
  graphemes ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return Array.from(graphemes.segment(text), ({ segment }) => segment);
}
