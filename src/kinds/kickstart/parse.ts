import { splitWords, type Word } from './words.ts';

/** A line of words outside of sections, or the header of one. */
export interface CommandLine {
  /** The command itself, and what follows it. */
  readonly name: Word;
  readonly words: readonly Word[];
}

/** A section: its header, its lines but those that take in files, and whether `%end` closes it. */
export interface Section extends CommandLine {
  readonly body: readonly Line[];
  readonly isClosed: boolean;
}

/** A line that takes in another file: commands, or within a section more of that. */
export interface Include extends CommandLine {
  readonly isInSection: boolean;
}

/** A line whose quotes do not end, with its first word. */
export interface UnclosedQuote {
  readonly name: string;
  readonly at: number;
}

/** A kickstart file, taken apart; places are offsets in UTF-16 units. */
export interface KickstartFile {
  readonly text: string;
  readonly commands: readonly CommandLine[];
  readonly sections: readonly Section[];
  /** Lines that take in another file, wherever they stand. */
  readonly includes: readonly Include[];
  /** `%end` where no section is open. */
  readonly strayEnds: readonly Word[];
  /** Lines that cannot be taken apart, by where a quote begins that does not end. */
  readonly unclosedQuotes: readonly UnclosedQuote[];
}

/** A line as it is written, with where it begins. */
export interface Line {
  readonly text: string;
  readonly start: number;
}

function linesOf(text: string): readonly Line[] {
  return [...text.matchAll(/[^\r\n]+/g)].map((match) => ({ text: match[0], start: match.index }));
}

/** Sections whose lines are a program’s: a line of them may begin with `%` and be no header. */
const HEADERS = /^%(pre|pre-install|post|onerror|traceback|packages|addon|anaconda|certificate)$/;

class Reader {
  readonly commands: CommandLine[] = [];
  readonly sections: Section[] = [];
  readonly includes: Include[] = [];
  readonly strayEnds: Word[] = [];
  readonly unclosedQuotes: UnclosedQuote[] = [];
  #open: CommandLine | null = null;
  #body: Line[] = [];

  read({ text, start }: Line): void {
    const first = /^\s*(%\S*)/.exec(text)?.[1] ?? '';
    const isMarker = first === '%end' || first === '%include' || HEADERS.test(first);
    if (this.#open !== null && !isMarker) {
      this.#body.push({ text, start });
      return;
    }
    const { words, unclosed } = splitWords(text, start);
    const [name, ...rest] = words;
    if (unclosed !== null) this.unclosedQuotes.push({ name: name?.text ?? '', at: unclosed });
    if (name === undefined) return;
    const line = { name, words: rest };
    if (name.text === '%include' || name.text === '%ksappend') {
      this.includes.push({ ...line, isInSection: this.#open !== null });
    } else if (name.text === '%end') this.#end(name);
    else if (name.text.startsWith('%')) this.#begin(line);
    else if (unclosed === null) this.commands.push(line);
  }

  close(isClosed: boolean): void {
    if (this.#open !== null) this.sections.push({ ...this.#open, body: this.#body, isClosed });
    this.#open = null;
    this.#body = [];
  }

  #begin(line: CommandLine): void {
    this.close(false);
    this.#open = line;
  }

  #end(name: Word): void {
    if (this.#open === null) this.strayEnds.push(name);
    this.close(true);
  }
}

/** A kickstart file as the installer reads it, with the place of every word outside of sections; never throws. */
export function parseKickstart(text: string): KickstartFile {
  const reader = new Reader();
  for (const line of linesOf(text)) reader.read(line);
  reader.close(false);
  const { commands, sections, includes, strayEnds, unclosedQuotes } = reader;
  return { text, commands, sections, includes, strayEnds, unclosedQuotes };
}
