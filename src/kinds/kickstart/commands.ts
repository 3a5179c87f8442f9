import { isIn, parseSpan, type Release, type Span } from './release.ts';
import { DEVICES } from './tables/devices.ts';
import { FLOW } from './tables/flow.ts';
import { SECTIONS } from './tables/sections.ts';
import { SOURCE } from './tables/source.ts';
import { STORAGE } from './tables/storage.ts';
import { SYSTEM } from './tables/system.ts';

/** What follows an option: nothing, a text, a whole number, yes or no, or a text that may be left out. */
export type Takes = 'nothing' | 'text' | 'number' | 'truth' | 'maybe';

/** An option of a command, in some releases; one name may have several entries. */
export interface Option {
  readonly name: string;
  readonly takes: Takes;
  readonly isRequired: boolean;
  readonly isDeprecated: boolean;
  readonly releases: Span;
}

/** A command or section, with everything that its releases know of it. */
export interface Command {
  readonly name: string;
  readonly releases: Span;
  readonly deprecated: Span;
  /** How many words may stand beside the options; null where anything may stand there. */
  readonly words: { readonly least: number; readonly most: number } | null;
  readonly options: readonly Option[];
}

const TAKES: Readonly<Record<string, Takes>> = {
  '': 'nothing',
  '=': 'text',
  '=#': 'number',
  '=b': 'truth',
  '=?': 'maybe',
};

function parseOption(text: string, releases: Span): Option {
  const [, name, takes, marks] = /^(--[\w-]+)(=[#b?]?|)([!~]*)$/.exec(text)!;
  return {
    name: name!,
    takes: TAKES[takes!]!,
    isRequired: marks!.includes('!'),
    isDeprecated: marks!.includes('~'),
    releases,
  };
}

function parseWords(text: string): Command['words'] {
  if (text === 'free') return null;
  const [, least, more, most] = /^(\d)([-+]?)(\d?)$/.exec(text)!;
  const upper = more === '+' ? Number.POSITIVE_INFINITY : Number(most === '' ? least : most);
  return { least: Number(least), most: upper };
}

/** Reads one entry: the head, and lines of options, each after the releases that know them (`*`: all that know the command). */
function parseEntry(entry: string): readonly Command[] {
  const [head = '', ...lines] = entry.split(/\n(?! {5})/).map((line) => line.replace(/\n\s+/g, ' '));
  const [names = '', known = '', words = '', deprecated] = head.split(' | ');
  const releases = parseSpan(known);
  const options = lines.flatMap((line) => {
    const [span = '', list = ''] = line.trim().split(': ');
    const at = span === '*' ? releases : parseSpan(span);
    return list.split(' ').map((option) => parseOption(option, at));
  });
  const rest = {
    releases,
    deprecated: deprecated === undefined ? [] : parseSpan(deprecated),
    words: parseWords(words),
    options,
  };
  return names.split(' ').map((name) => ({ name, ...rest }));
}

/**
 * The tables’ notation: a head, `names | releases | words | releases that deprecate it`, and lines of options under it,
 * `releases: options`. After an option’s name stands `=` where it takes a text, `=#` a number, `=b` yes or no, `=?` a text
 * that may be left out; then `!` where it is required and `~` where it is deprecated.
 */
function parseTable(table: string): readonly Command[] {
  return table
    .trim()
    .split(/\n(?=\S)/)
    .flatMap(parseEntry);
}

let all: ReadonlyMap<string, Command> | null = null;

/**
 * Every command and section of every release by name: facts about what pykickstart, the parser of the installers, takes
 * in its release of 2026. Read when somebody asks.
 */
export function commands(): ReadonlyMap<string, Command> {
  all ??= new Map(
    [STORAGE, DEVICES, SYSTEM, SOURCE, FLOW, SECTIONS].flatMap(parseTable).map((one) => [one.name, one]),
  );
  return all;
}

/** The options that a command has in a release. */
export function optionsIn({ options }: Command, release: Release): readonly Option[] {
  return options.filter(({ releases }) => isIn(releases, release));
}
