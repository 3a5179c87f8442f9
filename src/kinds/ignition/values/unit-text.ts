import { Buffered } from './buffered.ts';
import { quoted } from './quoted.ts';

/** The longest line that systemd reads. */
const LONGEST_LINE = 2048;

/** What a unit says: the sections that have options, in order; or why it cannot be read. */
export type UnitText = { readonly sections: readonly string[] } | { readonly problem: string };

class UnitMistake extends Error {}

/** What is read next; null at the end. */
type Step = (() => Step) | null;

/** A reader of units as in the library that Ignition uses, go-systemd, with its peculiarities. */
class Lexer {
  readonly sections: string[] = [];
  readonly #buffer: Buffered;

  constructor(text: string) {
    this.#buffer = new Buffered(text);
  }

  read(): void {
    let step: Step = this.#beforeSections;
    while (step !== null) {
      const held = this.#buffer.held;
      if (held.length >= LONGEST_LINE && !/[\r\n]/.test(held.slice(0, LONGEST_LINE))) {
        throw new UnitMistake(`line too long (max ${LONGEST_LINE} bytes)`);
      }
      step = step();
    }
  }

  #line(): { readonly line: string; readonly isLast: boolean } {
    const { text, found } = this.#buffer.upTo('\n');
    return { line: text.replace(/\r$/, '').replace(/\n$/, ''), isLast: !found };
  }

  #skipLine(): void {
    let line: string;
    do {
      line = this.#line().line.replace(/ $/, '');
    } while (line.endsWith('\\'));
  }

  // What stands before the first section is passed over.
  readonly #beforeSections = (): Step => {
    const sign = this.#buffer.next();
    if (sign === null) return null;
    if (sign === '[') return this.#section;
    if (sign === '#' || sign === ';') this.#skipLine();
    return this.#beforeSections;
  };

  readonly #section = (): Step => {
    const { text, found } = this.#buffer.upTo(']');
    if (!found) throw new UnitMistake('unable to find end of section');
    const name = Buffer.from(text.slice(0, -1), 'latin1').toString('utf8');
    return () => {
      const garbage = Buffer.from(this.#line().line, 'latin1').toString('utf8').trim();
      if (garbage !== '')
        throw new UnitMistake(
          `found garbage after section name : ${quoted(garbage)}; the section is ${name}`,
        );
      return this.#inside(name);
    };
  };

  #inside(section: string): () => Step {
    return () => {
      const sign = this.#buffer.next();
      if (sign === null) return null;
      if (/\s/.test(sign)) return this.#inside(section);
      if (sign === '[') return this.#section;
      if (sign === '#' || sign === ';') {
        return () => {
          this.#skipLine();
          return this.#inside(section);
        };
      }
      this.#buffer.back();
      return () => this.#option(section);
    };
  }

  #option(section: string): Step {
    for (let sign = this.#buffer.next(); sign !== '='; sign = this.#buffer.next()) {
      if (sign === null) throw new UnitMistake('EOF; an option is written `name=value`');
      if (sign === '\n' || sign === '\r') {
        throw new UnitMistake('unexpected newline encountered while parsing option name');
      }
    }
    return this.#value(section);
  }

  #value(section: string): () => Step {
    return () => {
      if (this.#line().line.endsWith('\\')) return this.#value(section);
      this.sections.push(section);
      return this.#inside(section);
    };
  }
}

/** Reads the text of a unit of systemd. */
export function readUnit(text: string): UnitText {
  const lexer = new Lexer(text);
  try {
    lexer.read();
    return { sections: lexer.sections };
  } catch (error) {
    if (!(error instanceof UnitMistake)) throw error;
    return { problem: `invalid unit content: ${error.message}` };
  }
}
