import type { Range } from '../../diagnostics/diagnostic.ts';
import { LineIndex } from '../../diagnostics/position.ts';

/** A cell of a table, and where it stands; quotes belong to its place and not to its text. */
export interface Cell {
  readonly text: string;
  readonly range: Range;
}

/** The rows of a table that say something, and the places of quotes that are wrong, with what is wrong. */
export interface Table {
  readonly rows: readonly (readonly Cell[])[];
  readonly mistakes: readonly { readonly range: Range; readonly message: string }[];
}

/** What separates the cells: what stands in the header most; spreadsheets of many countries write `;`. */
function separatorOf(text: string): string {
  const header = text.split(/\r?\n/).find((line) => line.trim() !== '' && !line.startsWith('#')) ?? '';
  const count = (separator: string): number => header.split(separator).length;
  return [',', ';', '\t'].reduce((most, one) => (count(one) > count(most) ? one : most));
}

/** One walk over a text. */
class Reader {
  readonly rows: Cell[][] = [];
  readonly mistakes: { range: Range; message: string }[] = [];
  readonly #text: string;
  readonly #separator: string;
  readonly #lines: LineIndex;
  #at: number;

  constructor(text: string) {
    this.#text = text;
    this.#separator = separatorOf(text);
    this.#lines = new LineIndex(text);
    this.#at = text.startsWith('\ufeff') ? 1 : 0;
  }

  read(): Table {
    while (this.#at < this.#text.length) {
      if (this.#text[this.#at] === '#') this.#at = this.#lineEnd();
      const row = this.#row();
      if (row.some(({ text }) => text !== '')) this.rows.push(row);
    }
    return { rows: this.rows, mistakes: this.mistakes };
  }

  #row(): Cell[] {
    const row = [this.#cell()];
    while (this.#text[this.#at] === this.#separator) {
      this.#at++;
      row.push(this.#cell());
    }
    if (this.#text[this.#at] === '\r') this.#at++;
    this.#at++;
    return row;
  }

  #cell(): Cell {
    while (this.#text[this.#at] === ' ') this.#at++;
    return this.#text[this.#at] === '"' ? this.#quoted() : this.#plain(this.#at);
  }

  #plain(start: number): Cell {
    const end = this.#cellEnd();
    const text = this.#text.slice(start, end).trim();
    this.#at = end;
    return { text, range: this.#lines.rangeOf(start, start + text.length) };
  }

  /** A quote within is written twice (RFC 4180, section 2). */
  #quoted(): Cell {
    const start = this.#at;
    const [quoted] = /^"(?:[^"]|"")*"/.exec(this.#text.slice(start)) ?? [];
    if (quoted === undefined) {
      const range = this.#lines.rangeOf(start, start + 1);
      this.mistakes.push({
        range,
        message: 'this quote is never closed; a quote within quotes is written twice',
      });
      return this.#plain(start);
    }
    this.#at = start + quoted.length;
    const end = this.#cellEnd();
    if (this.#text.slice(this.#at, end).trim() !== '') {
      const range = this.#lines.rangeOf(this.#at, end);
      const message = 'something stands after the closing quote; a quote within quotes is written twice';
      this.mistakes.push({ range, message });
    }
    const range = this.#lines.rangeOf(start, this.#at);
    this.#at = end;
    return { text: quoted.slice(1, -1).replaceAll('""', '"').trim(), range };
  }

  #cellEnd(): number {
    const separator = this.#text.indexOf(this.#separator, this.#at);
    const line = this.#lineEnd();
    return separator === -1 ? line : Math.min(separator, line);
  }

  /** Where the line ends, its own `\r` left out. */
  #lineEnd(): number {
    const found = this.#text.indexOf('\n', this.#at);
    const end = found === -1 ? this.#text.length : found;
    return this.#text[end - 1] === '\r' && end > this.#at ? end - 1 : end;
  }
}

/**
 * Reads comma-separated values (RFC 4180), also with `;` or tabs between them as the header has it. Blanks around a cell
 * are no part of it; lines that are empty or begin with `#` are left out.
 */
export function readCsv(text: string): Table {
  return new Reader(text).read();
}
