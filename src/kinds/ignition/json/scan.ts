import { JsonMistake } from './node.ts';

const SHORT: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

/** A character as Go shows it; of what UTF-8 writes in several bytes it shows the first. */
function shown(character: string): string {
  if (character === "'" || character === '\\') return `'\\${character}'`;
  const code = character.codePointAt(0)!;
  if (code >= 0x80) return `'${String.fromCharCode(new TextEncoder().encode(character)[0]!)}'`;
  return code < 0x20 || code === 0x7f ? `'${escaped(character, code)}'` : `'${character}'`;
}

function escaped(character: string, code: number): string {
  const short = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\b': '\\b', '\f': '\\f', '\v': '\\v' }[character];
  return short ?? `\\x${code.toString(16).padStart(2, '0')}`;
}

/** Reads the parts of a JSON text one after the other. */
export class Scanner {
  readonly text: string;
  at = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** The mistake that the character here makes. */
  wrong(context: string, at = this.at): JsonMistake {
    const code = this.text.codePointAt(at);
    if (code === undefined) return new JsonMistake('unexpected end of JSON input', this.text.length);
    return new JsonMistake(`invalid character ${shown(String.fromCodePoint(code))} ${context}`, at);
  }

  /** The next sign after blanks, which is not passed. */
  peek(): string | undefined {
    while (/[ \t\r\n]/.test(this.text[this.at] ?? '')) this.at += 1;
    return this.text[this.at];
  }

  /** The text whose opening quote is here. */
  quoted(): string {
    let value = '';
    for (this.at += 1; ; ) {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: JSON has them in no text.
      const plain = this.#match(/[^"\\\u0000-\u001f]*/y);
      value += plain;
      const sign = this.text[this.at];
      if (sign === '"') {
        this.at += 1;
        return value;
      }
      if (sign !== '\\') throw this.wrong('in string literal');
      value += this.#escape();
    }
  }

  #escape(): string {
    this.at += 1;
    const sign = this.text[this.at] ?? '';
    if (sign === 'u') {
      this.at += 1;
      const digits = this.#match(/[0-9a-f]{0,4}/iy);
      if (digits.length < 4) throw this.wrong('in \\u hexadecimal character escape');
      return String.fromCharCode(Number.parseInt(digits, 16));
    }
    const plain = SHORT[sign];
    if (plain === undefined) throw this.wrong('in string escape code');
    this.at += 1;
    return plain;
  }

  /** The number that begins here, as it is written. */
  number(): string {
    const start = this.at;
    this.#match(/-?/y);
    if (this.#match(/0|[1-9]\d*/y) === '') throw this.wrong('in numeric literal');
    if (this.#match(/\.?/y) !== '' && this.#match(/\d+/y) === '') {
      throw this.wrong('after decimal point in numeric literal');
    }
    if (this.#match(/(?:e[+-]?)?/iy) !== '' && this.#match(/\d+/y) === '') {
      throw this.wrong('in exponent of numeric literal');
    }
    return this.text.slice(start, this.at);
  }

  /** Passes a word that must be here. */
  word(word: string): void {
    for (const letter of word) {
      if (this.text[this.at] !== letter) throw this.wrong(`in literal ${word} (expecting '${letter}')`);
      this.at += 1;
    }
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? '';
    this.at += found.length;
    return found;
  }
}
