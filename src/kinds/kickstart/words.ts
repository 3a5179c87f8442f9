import { placeholderAt } from '../secret.ts';

/** A word of a line without its quotes; `[start, end)` is its place in the text, quotes included. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The words of a line; `unclosed` is where a quote begins that does not end, else null. */
export interface Words {
  readonly words: readonly Word[];
  readonly unclosed: number | null;
}

/**
 * Splits a line as Python’s shlex does by the rules of a POSIX shell: quotes group and vanish, a backslash takes the next
 * character as it is (between double quotes only before `"` and `\`), and `#` begins a comment wherever a word may. The
 * placeholder of a secret is one word, blank and all.
 */
export function splitWords(line: string, offset: number): Words {
  const words: Word[] = [];
  let at = 0;
  while (at < line.length) {
    if (/\s/.test(line[at]!)) {
      at += 1;
      continue;
    }
    if (line[at] === '#') break;
    const start = at;
    let text = '';
    while (at < line.length && !/[\s#]/.test(line[at]!)) {
      const char = line[at]!;
      const secret = placeholderAt(line, at);
      if (secret !== null) {
        text += secret;
        at += secret.length;
      } else if (char === '\\') {
        text += line[at + 1] ?? '';
        at += 2;
      } else if (char === "'" || char === '"') {
        const quoted = readQuoted(line, at);
        if (quoted === null) return { words, unclosed: offset + at };
        text += quoted.text;
        at = quoted.end;
      } else {
        text += char;
        at += 1;
      }
    }
    words.push({ text, start: offset + start, end: offset + Math.min(at, line.length) });
  }
  return { words, unclosed: null };
}

function readQuoted(line: string, from: number): { readonly text: string; readonly end: number } | null {
  const quote = line[from]!;
  let text = '';
  for (let at = from + 1; at < line.length; at++) {
    const char = line[at]!;
    if (char === quote) return { text, end: at + 1 };
    const next = line[at + 1];
    if (quote === '"' && char === '\\' && (next === '"' || next === '\\')) {
      text += next;
      at += 1;
    } else text += char;
  }
  return null;
}
