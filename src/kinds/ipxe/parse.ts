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

/** A line with those that continue it, as iPXE reads it: a label, or commands in a list. */
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

/** The lines of a script; a backslash before a line feed continues a line, and `#` begins a comment where a word could. */
export function parseScript(text: string): readonly Line[] {
  const lines: Line[] = [];
  for (let start = 0; start < text.length; ) {
    const end = endOf(text, start);
    lines.push(lineOf(text, start, end));
    start = end + 1;
  }
  return lines;
}

function endOf(text: string, start: number): number {
  for (let from = start; ; ) {
    const at = text.indexOf('\n', from);
    if (at === -1) return text.length;
    if (at === from || text[at - 1] !== '\\') return at;
    from = at + 1;
  }
}

function lineOf(text: string, start: number, end: number): Line {
  const words: Word[] = [];
  for (const { 0: word, index } of text.slice(start, end).matchAll(/(?:\$\{[^}\s]*\}|(?!\\\n)\S)+/g)) {
    if (word.startsWith('#')) break;
    words.push({ text: word, start: start + index, end: start + index + word.length });
  }
  const [first] = words;
  const label = first?.text.startsWith(':') ? first : null;
  return { start, end, label, words, commands: label === null ? commandsOf(words) : [] };
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
