import { type Program, type ProgramCommand, wordsOf } from '../program.ts';
import { areNames, type NameKind, type Values, valuesOfArgument, valuesOfFlag } from './sources.ts';
import { readTyped, splitFlag, type Typed } from './typed.ts';

/** A word that may stand where the cursor is, whole, and what it is about. */
export interface Candidate {
  readonly value: string;
  readonly about: string;
}

/** What may stand where the cursor is. */
export type Candidates =
  | { readonly kind: 'words'; readonly words: readonly Candidate[] }
  /** Behind what the word begins with already, as `--out=`. */
  | { readonly kind: 'files' | 'folders'; readonly behind: string }
  /** Names that somebody has to look up; `flags` say where. */
  | {
      readonly kind: 'names';
      readonly of: NameKind;
      readonly behind: string;
      readonly flags: ReadonlyMap<string, string>;
    };

const NOTHING: Candidates = { kind: 'words', words: [] };

/**
 * What can stand in the place of the last of these words, which is being typed; the words before it are whole. Flags that
 * were given, or do not go with one that was, are left out.
 */
export function candidates(program: Program, words: readonly string[]): Candidates {
  const current = words.at(-1) ?? '';
  const typed = readTyped(program, words.slice(0, -1));
  if (typed === null) return NOTHING;
  const found = wanted(program, typed, current);
  if (found.kind !== 'words') return found;
  return { kind: 'words', words: found.words.filter(({ value }) => value.startsWith(current)) };
}

function wanted(program: Program, typed: Typed, current: string): Candidates {
  const { command, open, isPlain, flags } = typed;
  if (command === null) return { kind: 'words', words: nextWords(program, typed) };
  if (open !== null) return those(valuesOfFlag(open), '', flags);
  if (!isPlain && current.startsWith('-')) {
    const [name, value] = splitFlag(current);
    const flag = command.flags[name];
    if (value === null) return { kind: 'words', words: flagsOf(command, flags) };
    return flag?.type === 'option' ? those(valuesOfFlag(flag), `--${name}=`, flags) : NOTHING;
  }
  const below = typed.args === 0 && flags.size === 0 ? nextWords(program, typed) : [];
  const args = Object.values(command.args);
  const arg = args[typed.args] ?? (command.strict === false ? args.at(-1) : undefined);
  if (arg !== undefined) return those(valuesOfArgument(arg), '', flags);
  return { kind: 'words', words: [...below, ...(isPlain ? [] : flagsOf(command, flags))] };
}

/** The next words of the commands that begin with what was typed. */
function nextWords({ commands, topics }: Program, { topic, command }: Typed): readonly Candidate[] {
  const depth = command === null ? topic.length : wordsOf(command).length;
  const found = new Map<string, string>();
  for (const each of commands) {
    const words = wordsOf(each);
    const next = words[depth];
    if (next === undefined || !topic.slice(0, depth).every((word, index) => words[index] === word)) continue;
    const about =
      words.length === depth + 1 ? each.summary : topics[words.slice(0, depth + 1).join(':')]?.description;
    if (!found.has(next)) found.set(next, about ?? '');
  }
  return [...found].map(([value, about]) => ({ value, about }));
}

function flagsOf({ flags }: ProgramCommand, given: Typed['flags']): readonly Candidate[] {
  const usable = Object.values(flags).filter(({ name, multiple, exclusive = [] }) => {
    const isAgainst = [...given.keys()].some(
      (other) => exclusive.includes(other) || flags[other]?.exclusive?.includes(name),
    );
    return !isAgainst && (multiple === true || !given.has(name));
  });
  const own = usable.map(({ name, description }) => ({ value: `--${name}`, about: description ?? '' }));
  return [...own, { value: '--help', about: 'what this command does, and its flags' }].sort((a, b) =>
    a.value < b.value ? -1 : 1,
  );
}

function those(values: Values, behind: string, flags: Typed['flags']): Candidates {
  if (values === null) return NOTHING;
  if (areNames(values)) return { kind: 'names', of: values, behind, flags };
  if (values === 'files' || values === 'folders') return { kind: values, behind };
  return { kind: 'words', words: values.map((value) => ({ value: `${behind}${value}`, about: '' })) };
}
