import type { Rendered } from './job.ts';

/** The template, or snippet, and the line in it. */
export interface LineOrigin {
  readonly file: string;
  readonly line: number;
}

/** The number of the last mark at or before an offset. */
function markAt(pairs: readonly number[], offset: number): number {
  let low = 0;
  let high = pairs.length / 2 - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (pairs[2 * middle + 1]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function offsetOfLine(text: string, line: number): number {
  let start = 0;
  for (let number = 1; number < line; number++) {
    const end = text.indexOf('\n', start);
    if (end === -1 || end === text.length - 1) break;
    start = end + 1;
  }
  return start;
}

/**
 * Where a line of rendered text (from 1) came from: the template's line of its first character. A line that a tag
 * printed is the tag's; a line beyond the text is its last. The text must not be empty.
 */
export function originOf({ text, marks }: Omit<Rendered, 'ok'>, line: number): LineOrigin {
  const start = offsetOfLine(text, line);
  const pairs = marks.pairs();
  const mark = markAt(pairs, start);
  const { file, line: first, isText } = marks.place(pairs[2 * mark]!);
  if (!isText) return { file, line: first };
  const before = text.slice(pairs[2 * mark + 1], start);
  return { file, line: first + before.split('\n').length - 1 };
}
