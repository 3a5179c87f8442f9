import { indentOf, trimEnd } from './blanks.ts';

/** A stretch of the source that the installer reads as one line: `[start, end)` in UTF-16 units, line ends included. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A part of a joined line: `text` from offset `at` on is the source from `start` to `end`. */
export interface Piece extends Stretch {
  readonly at: number;
}

/** The physical lines that backslashes join into one answer, as the installer joins them: with one blank between. */
export interface AnswerLine extends Stretch {
  readonly kind: 'answer';
  readonly text: string;
  readonly pieces: readonly Piece[];
  /** False when the file ends before the line does; the installer then drops it. */
  readonly finished: boolean;
}

/** A line of a preseed file; all lines together tile the file. */
export type Line = AnswerLine | (Stretch & { readonly kind: 'blank' | 'comment' });

interface OpenLine {
  readonly start: number;
  readonly pieces: Piece[];
  text: string;
}

function* physicalLines(text: string): Generator<Stretch & { readonly content: string }> {
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline + 1;
    const content = text.slice(start, newline === -1 ? end : newline);
    yield { start, end, content: content.endsWith('\r') ? content.slice(0, -1) : content };
    start = end;
  }
}

function append(open: OpenLine, content: string, offset: number, continued: boolean): void {
  const indent = indentOf(content);
  const piece = continued ? trimEnd(content.slice(indent, -1)) : content.slice(indent);
  if (open.text !== '') open.text += ' ';
  open.pieces.push({ at: open.text.length, start: offset + indent, end: offset + indent + piece.length });
  open.text += piece;
}

/**
 * The lines of a preseed file as the installer's own reader sees them, which differs from debconf-set-selections(1):
 * a comment begins in the first column, comments and blank lines vanish before lines are joined, and joined lines lose
 * the blanks around the join.
 */
export function readLines(text: string): readonly Line[] {
  const lines: Line[] = [];
  let open: OpenLine | null = null;
  for (const { start, end, content } of physicalLines(text)) {
    if (content.startsWith('#') || indentOf(content) === content.length) {
      if (open === null) lines.push({ kind: content.startsWith('#') ? 'comment' : 'blank', start, end });
      continue;
    }
    open ??= { start, pieces: [], text: '' };
    const continued = content.endsWith('\\');
    append(open, content, start, continued);
    if (continued) continue;
    lines.push({
      kind: 'answer',
      start: open.start,
      end,
      text: open.text,
      pieces: open.pieces,
      finished: true,
    });
    open = null;
  }
  if (open !== null) {
    const { start, text: joined, pieces } = open;
    lines.push({ kind: 'answer', start, end: text.length, text: joined, pieces, finished: false });
  }
  return lines;
}

/** The last piece that begins at or before an offset of the joined line, found by halving: a line may have a million. */
function pieceAt(pieces: readonly Piece[], offset: number): Piece {
  let low = 0;
  for (let high = pieces.length; high - low > 1; ) {
    const middle = (low + high) >>> 1;
    if (pieces[middle]!.at <= offset) low = middle;
    else high = middle;
  }
  return pieces[low]!;
}

/** Where in the source the character at `offset` of a joined line stands. */
export function sourceOffset(line: AnswerLine, offset: number): number {
  const piece = pieceAt(line.pieces, offset);
  return Math.min(piece.start + offset - piece.at, piece.end);
}
