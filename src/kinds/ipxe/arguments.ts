import { nearest } from '../../diagnostics/nearest.ts';
import { COMMANDS, type CommandForm } from './commands.ts';
import { isComputed, type Mistake, mistake } from './mistake.ts';
import type { Command, Word } from './parse.ts';

/** A command with its options taken from its arguments. */
export interface Call {
  readonly command: Command;
  /** By the name that was written, `--name` or `-n`. */
  readonly options: ReadonlyMap<string, Word | null>;
  readonly arguments: readonly Word[];
}

const NUMBERS: ReadonlySet<string> = new Set([
  '--timeout',
  '-t',
  '--retimeout',
  '--count',
  '--size',
  '--tag',
  '--drive',
]);

function isNumber(text: string): boolean {
  return isComputed(text) || /^(?:\d+|0x[\da-f]+)$/i.test(text);
}

/** Reads a command by its form: options stand before the first argument, as iPXE reads them. */
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
  for (; at < words.length && /^-./.test(words[at]!.text) && !/^-\d/.test(words[at]!.text); at++) {
    const word = words[at]!;
    if (word.text === '--') {
      at++;
      break;
    }
    const { option, value } = splitOption(word, form);
    const takes = form.options.get(option);
    if (takes === undefined) {
      mistakes.push(unknownOption(word, option, name.text, form));
      continue;
    }
    let given = value;
    if (takes && given === null) given = words[++at] ?? null;
    if (takes && given === null)
      mistakes.push(mistake('argument', word, `\`${option}\` wants a value after it`));
    if (!takes && value !== null) mistakes.push(mistake('argument', word, `\`${option}\` takes no value`));
    if (given !== null && NUMBERS.has(option) && !isNumber(given.text))
      mistakes.push(mistake('argument', given, `\`${option}\` wants a number, found \`${given.text}\``));
    options.set(option, given);
  }
  const call = { command, options, arguments: words.slice(at) };
  return { call, mistakes: [...mistakes, ...(mistakes.length > 0 ? [] : countMistakes(call, form))] };
}

/** `--name=x` and `-nx` have their values in them. */
function splitOption(
  word: Word,
  form: CommandForm,
): { readonly option: string; readonly value: Word | null } {
  const { text, start, end } = word;
  const equals = text.startsWith('--') ? text.indexOf('=') : -1;
  const short = text.slice(0, 2);
  const at =
    equals !== -1 ? equals : !text.startsWith('--') && text.length > 2 && form.options.get(short) ? 2 : -1;
  if (at === -1) return { option: text, value: null };
  const from = equals === -1 ? at : at + 1;
  return { option: text.slice(0, at), value: { text: text.slice(from), start: start + from, end } };
}

function unknownCommand(name: Word): Mistake {
  const meant = nearest(name.text, COMMANDS.keys());
  const help = meant === null ? 'see https://ipxe.org/cmd' : `did you mean \`${meant}\`?`;
  return mistake('command', name, `there is no command \`${name.text}\`: ${help}`, 'error', meant);
}

function unknownOption(word: Word, option: string, name: string, { options }: CommandForm): Mistake {
  const meant = nearest(option, options.keys());
  const known = [...options.keys()].filter((key) => key.startsWith('--') && key !== '--help');
  const list = known.length === 0 ? 'it has none' : `it has ${known.map((key) => `\`${key}\``).join(', ')}`;
  const help = meant === null ? list : `did you mean \`${meant}\`?`;
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
