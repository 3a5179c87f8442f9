import { trimEnd } from './blanks.ts';
import { type AnswerLine, type Line, readLines, sourceOffset } from './lines.ts';
import { isQuestionName, isType } from './syntax.ts';

/** One of the four fields of an answer; `[start, end)` is its place in the source, in UTF-16 units. */
export interface Field {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** One answer, `owner question type value`; the value has no blanks around it, and may be empty. */
export interface Entry {
  readonly line: AnswerLine;
  readonly owner: Field;
  readonly question: Field;
  /** As written: `seen` sets that flag of the question, everything else is the type of an answer. */
  readonly type: Field;
  readonly value: Field;
  /** Where in the joined line the value begins. */
  readonly valueAt: number;
}

/** A line that is no answer, with its first words. */
export interface Malformed {
  readonly line: AnswerLine;
  readonly words: readonly Field[];
}

/** A preseed file, taken apart; `lines` tile the text. */
export interface PreseedFile {
  readonly text: string;
  readonly lines: readonly Line[];
  readonly entries: readonly Entry[];
  readonly malformed: readonly Malformed[];
}

function field(line: AnswerLine, from: number, text: string): Field {
  const start = sourceOffset(line, from);
  return { text, start, end: text === '' ? start : sourceOffset(line, from + text.length - 1) + 1 };
}

/** The words of a stretch of a joined line, each with its place in the source. */
export function wordsOf(line: AnswerLine, from = 0): readonly Field[] {
  const words = line.text.slice(from).matchAll(/[^ \t\v\f\r]+/g);
  return [...words].map((match) => field(line, from + match.index, match[0]));
}

/** The words of an entry's value, each with its place in the source. */
export function valueWords({ line, valueAt }: Entry): readonly Field[] {
  return wordsOf(line, valueAt);
}

/** The parts of an entry's value that commas separate, without the blanks around them. */
export function valueItems({ line, valueAt, value }: Entry): readonly Field[] {
  const items = value.text.matchAll(/[^,\s](?:[^,]*[^,\s])?/g);
  return [...items].map((match) => field(line, valueAt + match.index, match[0]));
}

function parseLine(line: AnswerLine): Entry | Malformed {
  const [owner, question, type] = wordsOf(line);
  const words = [owner, question, type].filter((word) => word !== undefined);
  if (owner === undefined || question === undefined || type === undefined) return { line, words };
  if (owner.text.startsWith('#')) return { line, words };
  // A shell command that lost the backslash above it has three words too, but none of them names a question or a type.
  if (!isQuestionName(question.text) && !isType(type.text)) return { line, words };
  const valueAt = line.text.match(/^(?:[^ \t\v\f\r]+[ \t\v\f\r]+){2}[^ \t\v\f\r]+[ \t\v\f\r]*/)![0].length;
  const value = field(line, valueAt, trimEnd(line.text.slice(valueAt)));
  return { line, owner, question, type, value, valueAt };
}

/** A preseed file as Debian's installer reads it; never throws, whatever the text. */
export function parsePreseed(text: string): PreseedFile {
  const lines = readLines(text);
  const entries: Entry[] = [];
  const malformed: Malformed[] = [];
  for (const line of lines) {
    if (line.kind !== 'answer' || line.text === '') continue;
    const parsed = parseLine(line);
    if ('words' in parsed) malformed.push(parsed);
    else entries.push(parsed);
  }
  return { text, lines, entries, malformed };
}
