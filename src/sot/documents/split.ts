import { skipGap } from './gap.ts';

/** A stretch of a text that can be parsed by itself. */
export interface Chunk {
  readonly start: number;
  readonly text: string;
}

// A line that begins so never belongs to a scalar, be it quoted or a block (YAML 1.2.2, section 9.1.2, c-forbidden),
// so that no parser is needed to find where a document ends.
const MARKER = /(?:^|[\r\n])(\ufeff?)(---|\.\.\.)(?=[ \t\r\n]|$)/g;
const LINE_END = /[\r\n]|$/g;

function lineEnd(text: string, from: number): number {
  LINE_END.lastIndex = from;
  return LINE_END.exec(text)!.index;
}

/** The stretches of a YAML stream, each with one document at most; together they are the whole text. */
export function splitDocuments(text: string): readonly Chunk[] {
  const bounds = [0];
  let opened = false;
  for (const match of text.matchAll(MARKER)) {
    const [whole, mark, marker] = match;
    const at = match.index + whole.length - marker!.length - mark!.length;
    if (marker === '...') {
      bounds.push(lineEnd(text, at));
      opened = false;
    } else {
      // Comments and directives belong to the document whose `---` follows them.
      if (opened || !isBlank(text.slice(bounds.at(-1), at))) bounds.push(at);
      opened = true;
    }
  }
  return bounds.map((start, index) => ({ start, text: text.slice(start, bounds[index + 1]) }));
}

/** Whether nothing is written in a chunk but markers, directives and comments. */
export function isBlank(text: string): boolean {
  let at = skipGap(text, 0);
  while (at < text.length) {
    const isLineStart = at === 0 || /[\r\n\ufeff]/.test(text[at - 1]!);
    if (!isLineStart) return false;
    if (text[at] === '%') at = skipGap(text, lineEnd(text, at));
    else if (/^(?:---|\.\.\.)(?:\s|$)/.test(text.slice(at, at + 4))) at = skipGap(text, at + 3);
    else return false;
  }
  return true;
}
