import { nearest } from '../../diagnostics/nearest.ts';
import { COMMANDS, type CommandForm, type CommandOption } from './commands.ts';
import { isComputed, isNumber, type Mistake, mistake } from './mistake.ts';
import type { Command, Word } from './parse.ts';

/** A command with its options taken from its arguments. */
export interface Call {
  readonly command: Command;
  /** By the long name, `--name`; null where no value follows. */
  readonly options: ReadonlyMap<string, Word | null>;
  readonly arguments: readonly Word[];
}

/** Reads a command by its form: options stand before the first argument, as iPXE reads them (core/getopt.c). */
export function readCall(command: Command): {
  readonly call: Call | null;
  readonly mistakes: readonly Mistake[];
} {
  const { name, words } = command;
  if (isComputed(name.text)) return { call: null, mistakes: [] };
  const form = COMMANDS.get(name.text);
  if (form === undefined) return { call: null, mistakes: [unknownCommand(name)] };
  const options = new Map<string, Word | null>();
  const mistakes: Mistake[] = [];
  let at = 0;
  while (words[at]?.text.startsWith('-')) {
    const word = words[at++]!;
    if (word.text === '--') break;
    for (const { option, written, value } of optionsIn(word, form)) {
      if (option === undefined) {
        mistakes.push(unknownOption(word, written, name.text, form));
        continue;
      }
      let given = value;
      // What begins with a minus sign is the next option, and never a value that stands apart.
      if (option.value !== 'none' && given === null && words[at]?.text.startsWith('-') === false)
        given = words[at++]!;
      mistakes.push(...optionMistakes(option, written, word, given));
      options.set(option.name, given);
    }
  }
  const call = { command, options, arguments: words.slice(at) };
  return { call, mistakes: [...mistakes, ...(mistakes.length > 0 ? [] : countMistakes(call, form))] };
}

interface WrittenOption {
  /** Undefined where the command has none of this name. */
  readonly option: CommandOption | undefined;
  readonly written: string;
  /** What stands in the same word, as in `--name=x` and `-nx`. */
  readonly value: Word | null;
}

function optionsIn(word: Word, { options }: CommandForm): readonly WrittenOption[] {
  const { text, start, end } = word;
  const rest = (from: number): Word => ({ text: text.slice(from), start: start + from, end });
  if (text.startsWith('--')) {
    const equals = text.indexOf('=');
    const written = equals === -1 ? text : text.slice(0, equals);
    return [{ option: options.get(written), written, value: equals === -1 ? null : rest(equals + 1) }];
  }
  const found: WrittenOption[] = [];
  for (let at = 1; at < Math.max(text.length, 2); at++) {
    const written = `-${text.slice(at, at + 1)}`;
    const option = options.get(written);
    const isLast = option === undefined || (option.value !== 'none' && at + 1 < text.length);
    found.push({ option, written, value: isLast && option !== undefined ? rest(at + 1) : null });
    if (isLast) break;
  }
  return found;
}

function optionMistakes(
  { value }: CommandOption,
  written: string,
  word: Word,
  given: Word | null,
): readonly Mistake[] {
  if (value === 'none')
    return given === null ? [] : [mistake('argument', word, `\`${written}\` takes no value`)];
  if (given === null) return [mistake('argument', word, `\`${written}\` wants a value after it`)];
  if (isComputed(given.text) || isNumber(given.text)) return [];
  if (value === 'number')
    return [mistake('argument', given, `\`${written}\` wants a number, found \`${given.text}\``)];
  if (value === 'key' && [...given.text].length > 1)
    return [
      mistake(
        'argument',
        given,
        `\`${written}\` wants one character or the number of a key, found \`${given.text}\``,
      ),
    ];
  return [];
}

function unknownCommand(name: Word): Mistake {
  const meant = nearest(name.text, COMMANDS.keys());
  const help = meant === null ? 'see https://ipxe.org/cmd' : `did you mean \`${meant}\`?`;
  return mistake('command', name, `there is no command \`${name.text}\`: ${help}`, 'error', meant);
}

function unknownOption(word: Word, option: string, name: string, { options }: CommandForm): Mistake {
  const known = [...options.keys()].filter((key) => key.startsWith('--') && key !== '--help');
  const meant = nearest(option, known);
  const list = known.length === 0 ? 'it has none' : `it has ${known.map((key) => `\`${key}\``).join(', ')}`;
  const help = /^-{1,2}$|^---/.test(word.text)
    ? 'what begins with a minus sign is an option; write `--` before a text that does'
    : meant === null
      ? list
      : `did you mean \`${meant}\`?`;
  return mistake('option', word, `\`${name}\` has no option \`${option}\`: ${help}`, 'error', meant);
}

function countMistakes(
  { command, arguments: given }: Call,
  { least, most }: CommandForm,
): readonly Mistake[] {
  const { name } = command;
  const count = (number: number): string => `${number} argument${number === 1 ? '' : 's'}`;
  if (given.length < least)
    return [mistake('argument', name, `\`${name.text}\` wants ${count(least)}, found ${given.length}`)];
  const extra = given[most];
  if (extra === undefined) return [];
  const wants = most === 0 ? 'takes no argument' : `takes ${count(most)} at most`;
  return [mistake('argument', extra, `\`${name.text}\` ${wants}, found \`${extra.text}\` as well`)];
}
