/** A stretch of the script that stands between blanks, by its UTF-16 offsets. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** One command with its words; `after` is the sign before it in its line, and `before` the one after it. */
export interface Command {
  readonly name: Word;
  readonly words: readonly Word[];
  readonly after: string | null;
  readonly before: string | null;
}

/** A line with those that continue it, as iPXE reads it: a label where one begins it, and commands in a list. */
export interface Line {
  readonly start: number;
  readonly end: number;
  readonly label: Word | null;
  readonly words: readonly Word[];
  readonly commands: readonly Command[];
}

const SIGNS: readonly string[] = ['||', '&&', ';'];

/** Whether a word stands between commands. */
export function isSign(word: string): boolean {
  return SIGNS.includes(word);
}

/**
 * The lines of a script as iPXE reads them (image/script.c, core/exec.c): a CR before the line feed is dropped, a
 * backslash before them joins two lines, a word that begins with `#` begins a comment, and what follows a label in its
 * line is a command.
 */
export function parseScript(text: string): readonly Line[] {
  const lines: Line[] = [];
  for (let start = 0; start < text.length; ) {
    const { pieces, end } = joined(text, start);
    lines.push(lineOf(pieces, start, end));
    start = end + 1;
  }
  return lines;
}

/** A stretch of the text that is part of a line, by its offset there. */
interface Piece {
  readonly text: string;
  readonly start: number;
}

function joined(text: string, start: number): { readonly pieces: readonly Piece[]; readonly end: number } {
  const pieces: Piece[] = [];
  for (let from = start; ; ) {
    const feed = text.indexOf('\n', from);
    const end = feed === -1 ? text.length : feed;
    const piece = text.slice(from, end).replace(/\r$/, '');
    const goesOn = piece.endsWith('\\');
    pieces.push({ text: goesOn ? piece.slice(0, -1) : piece, start: from });
    if (!goesOn || feed === -1) return { pieces, end };
    from = end + 1;
  }
}

/** Where in the script a line's characters stand; asked for in their order, so that a long line is walked through once. */
function offsetsIn(pieces: readonly Piece[]): (index: number) => number {
  let piece = 0;
  let before = 0;
  return (index) => {
    while (index >= before + pieces[piece]!.text.length) before += pieces[piece++]!.text.length;
    return pieces[piece]!.start + index - before;
  };
}

function lineOf(pieces: readonly Piece[], start: number, end: number): Line {
  const line = pieces.map(({ text }) => text).join('');
  const offset = offsetsIn(pieces);
  const words: Word[] = [];
  for (const { 0: word, index } of line.matchAll(/[^\t\n\v\f\r ]+/g)) {
    if (word.startsWith('#')) break;
    const first = offset(index);
    words.push({ text: word, start: first, end: offset(index + word.length - 1) + 1 });
  }
  const [first, ...others] = words;
  const label = first?.text.startsWith(':') ? first : null;
  return { start, end, label, words, commands: commandsOf(label === null ? words : others) };
}

function commandsOf(words: readonly Word[]): readonly Command[] {
  const commands: Command[] = [];
  let own: Word[] = [];
  let after: string | null = null;
  const close = (before: string | null): void => {
    const [name, ...rest] = own;
    if (name !== undefined) commands.push({ name, words: rest, after, before });
    own = [];
    after = before;
  };
  for (const word of words) {
    if (isSign(word.text)) close(word.text);
    else own.push(word);
  }
  close(null);
  return commands;
}
