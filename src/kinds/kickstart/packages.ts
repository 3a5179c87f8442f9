import { holdsSecret } from '../secret.ts';
import { errorAt, type Mistake, warningAt } from './mistake.ts';
import type { KickstartFile, Line, Section } from './parse.ts';
import { splitWords, type Word } from './words.ts';

const PACKAGES = 'kickstart/packages';

/** The options that the name of a group may have, and that exclude each other. */
const GROUP_OPTIONS: readonly string[] = ['--nodefaults', '--optional'];

/** One line of a package list: what it takes in or leaves out, as a word with its place. */
interface Entry {
  readonly name: Word;
  readonly isLeftOut: boolean;
  readonly options: readonly Word[];
}

/** What a line lists, or null where it lists nothing; a group’s name may hold blanks. */
function entryOf({ text, start }: Line): Entry | null {
  const { words } = splitWords(text, start);
  const [first] = words;
  if (first === undefined) return null;
  const isOption = (word: Word): boolean => word !== first && word.text.startsWith('--');
  const named = words.filter((word) => !isOption(word));
  const written = named.map((word) => word.text).join(' ');
  const isLeftOut = written.startsWith('-');
  const name = { text: isLeftOut ? written.slice(1) : written, start: first.start, end: named.at(-1)!.end };
  return { name, isLeftOut, options: words.filter(isOption) };
}

function entryMistake({ name, isLeftOut, options }: Entry): Mistake | null {
  if (['', '@', '@^'].includes(name.text)) {
    const sign = `${isLeftOut ? '-' : ''}${name.text}`;
    return errorAt(name, PACKAGES, `nothing is named after \`${sign}\``);
  }
  if (!name.text.startsWith('@')) {
    const parts = name.text.split(/[\s,]+/).filter((part) => part !== '');
    if (parts.length < 2 || holdsSecret(name.text)) return null;
    const message = `a line names one package, and the installer looks for one that is called \`${name.text}\``;
    return warningAt(name, PACKAGES, message);
  }
  if (isLeftOut) return null;
  const unknown = options.find(({ text }) => !GROUP_OPTIONS.includes(text));
  if (unknown !== undefined) {
    const message = `a group has the options \`--nodefaults\` and \`--optional\`, found \`${unknown.text}\``;
    return warningAt(unknown, PACKAGES, message);
  }
  const second = options.find(({ text }) => text !== options[0]!.text);
  if (second === undefined) return null;
  return errorAt(second, PACKAGES, 'of `--nodefaults`, `--optional` only one can be given');
}

/** Names that are both taken in and left out, where the later line holds, and environments beyond the first. */
function clashes(entries: readonly Entry[]): readonly Mistake[] {
  const earlier = new Map<string, boolean>();
  let environment: string | null = null;
  return entries.flatMap(({ name, isLeftOut }): readonly Mistake[] => {
    const before = earlier.get(name.text);
    earlier.set(name.text, isLeftOut);
    if (before !== undefined && before !== isLeftOut) {
      return [warningAt(name, PACKAGES, `\`${name.text}\` is both taken in and left out`)];
    }
    if (isLeftOut || !name.text.startsWith('@^')) return [];
    const other = environment ?? name.text;
    environment = name.text;
    if (other === name.text) return [];
    const message = `\`${name.text}\` stands beside \`${other}\`, and only one environment can be chosen: the last one holds`;
    return [warningAt(name, PACKAGES, message)];
  });
}

function isList({ name }: Section): boolean {
  return name.text === '%packages';
}

/** What is wrong with the lists of packages: lines that name nothing, options of groups, and lines that clash. */
export function packageMistakes({ sections }: KickstartFile): readonly Mistake[] {
  const entries = sections.filter(isList).flatMap(({ body }) => body.flatMap((line) => entryOf(line) ?? []));
  return [...entries.flatMap((entry) => entryMistake(entry) ?? []), ...clashes(entries)];
}
