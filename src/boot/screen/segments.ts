import { Ansis } from 'ansis';
import stringWidth from 'string-width';
import { cellsOf } from '../../terminal/cells.ts';
import { safeText } from '../../terminal/safe-text.ts';

/** How a part of a line looks where there is colour. */
export type Style = 'plain' | 'good' | 'bad' | 'warn' | 'faint' | 'strong';

/** A part of a line: words of anybody, and how they look. */
export interface Segment {
  readonly text: string;
  readonly style: Style;
}

const ANSIS = new Ansis(1);
const PAINT: Readonly<Record<Style, (text: string) => string>> = {
  plain: (text) => text,
  good: ANSIS.green,
  bad: ANSIS.red,
  warn: ANSIS.yellow,
  faint: ANSIS.dim,
  strong: ANSIS.bold,
};

/** A part of a line. */
export function segment(text: string, style: Style = 'plain'): Segment {
  return { text, style };
}

/** A text with spaces after it, or before it where it is aligned to the right, until it fills a number of cells. */
export function padded(text: string, cells: number, side: 'left' | 'right' = 'left'): string {
  const space = ' '.repeat(Math.max(0, cells - widthOf(text)));
  return side === 'left' ? text + space : space + text;
}

/** How many cells a text fills once it is safe to show. */
export function widthOf(text: string): number {
  return stringWidth(safeText(text));
}

/** The parts as one line that is never wider than a number of cells; what is cut ends in `…`. Nothing in it is obeyed by a terminal. */
export function lineOf(segments: readonly Segment[], cells: number, colour: boolean): string {
  const isWhole = segments.reduce((sum, { text }) => sum + widthOf(text), 0) <= cells;
  let room = isWhole ? cells : cells - 1;
  if (room < 0) return '';
  const shown = segments.map(({ text, style }) => {
    const part = cellsOf(text, 0, room);
    const used = part.reduce((sum, { width }) => sum + width, 0);
    // What comes after a cut is left out, however narrow.
    room = used < widthOf(text) ? 0 : room - used;
    const plain = part.map((cell) => cell.shown).join('');
    return colour && plain !== '' ? PAINT[style](plain) : plain;
  });
  return (shown.join('') + (isWhole ? '' : '…')).trimEnd();
}
