import { type Program, type ProgramCommand, type ProgramFlag, wordsOf } from '../program.ts';

/** What a line says so far, before the word that is being typed. */
export interface Typed {
  /** Words that lead to several commands, where they name none yet. */
  readonly topic: readonly string[];
  readonly command: ProgramCommand | null;
  /** The flags that were given, with the last value of each; of one without a value `''`. */
  readonly flags: ReadonlyMap<string, string>;
  /** How many arguments were given. */
  readonly args: number;
  /** The flag whose value comes next. */
  readonly open: ProgramFlag | null;
  /** Whether only arguments can follow: after `--`. */
  readonly isPlain: boolean;
}

/** Reads the words before the one that is being typed; null where they lead nowhere. */
export function readTyped({ commands }: Program, words: readonly string[]): Typed | null {
  const matching = commands.filter((command) =>
    wordsOf(command).every((word, index) => words[index] === word),
  );
  const command = matching.sort((a, b) => wordsOf(b).length - wordsOf(a).length)[0] ?? null;
  if (command !== null) return { topic: words, command, ...readRest(command, words) };
  const isTopic = commands.some((each) => words.every((word, index) => wordsOf(each)[index] === word));
  if (!isTopic) return null;
  return { topic: words, command: null, flags: new Map(), args: 0, open: null, isPlain: false };
}

function readRest(
  command: ProgramCommand,
  words: readonly string[],
): Pick<Typed, 'flags' | 'args' | 'open' | 'isPlain'> {
  const flags = new Map<string, string>();
  let args = 0;
  let open: ProgramFlag | null = null;
  let isPlain = false;
  for (const word of words.slice(wordsOf(command).length)) {
    if (open !== null) {
      flags.set(open.name, word);
      open = null;
    } else if (isPlain || !word.startsWith('-') || word === '-') args++;
    else if (word === '--') isPlain = true;
    else {
      const [name, value] = splitFlag(word);
      const flag = command.flags[name];
      if (flag?.type === 'option' && value === null) open = flag;
      else flags.set(name, value ?? '');
    }
  }
  return { flags, args, open, isPlain };
}

/** The name and the value of `--name=value`; null where there is no `=`. */
export function splitFlag(word: string): readonly [name: string, value: string | null] {
  const at = word.indexOf('=');
  return at === -1 ? [word.slice(2), null] : [word.slice(2, at), word.slice(at + 1)];
}
