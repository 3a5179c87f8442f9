import { type Command, type Option, optionsIn } from './commands.ts';
import { errorAt, type Mistake, warningAt } from './mistake.ts';
import { amounts, unknownOption, valueMistake } from './option-mistakes.ts';
import type { CommandLine } from './parse.ts';
import type { Release } from './release.ts';
import type { Word } from './words.ts';

/** An option as it is used on a line. */
export interface Given {
  readonly name: string;
  readonly word: Word;
  /** Null where the option takes nothing. */
  readonly value: string | null;
  /** The place of the value. */
  readonly at: Word;
}

/** The words of a line, sorted out by what the command takes in a release. */
export interface Arguments {
  readonly line: CommandLine;
  readonly given: readonly Given[];
  readonly words: readonly Word[];
  readonly mistakes: readonly Mistake[];
}

/** The name of the option that a word would be. */
function optionName({ text }: Word): string {
  const equals = text.indexOf('=');
  return equals === -1 ? text : text.slice(0, equals);
}

/** The option that a word names; as argparse does, one that only begins so where there is no other. */
function findOption(word: Word, options: readonly Option[]): Option | null {
  const name = optionName(word);
  if (!/^--./.test(name)) return null;
  const exact = options.find((option) => option.name === name);
  if (exact !== undefined) return exact;
  const longer = options.filter((option) => option.name.startsWith(name));
  return longer.length === 1 ? longer[0]! : null;
}

/** Whether a word is taken for an option, known or not: it begins with a hyphen, and is neither a number nor holds a blank. */
function looksLikeOption({ text }: Word): boolean {
  return text.length > 1 && text.startsWith('-') && !/^-\d+$|^-\d*\.\d+$/.test(text) && !text.includes(' ');
}

/** Whether a word can be the value of the option before it: it is no option itself. */
function isValue(word: Word, options: readonly Option[]): boolean {
  return findOption(word, options) === null && !looksLikeOption(word);
}

/** Sorts out the words of a line, with every mistake in what is an option and what follows it. */
export function readArguments(line: CommandLine, command: Command, release: Release): Arguments {
  if (command.words === null) return { line, given: [], words: line.words, mistakes: [] };
  const known = optionsIn(command, release);
  const given: Given[] = [];
  const words: Word[] = [];
  const mistakes: Mistake[] = [];
  for (let index = 0; index < line.words.length; index++) {
    const word = line.words[index]!;
    const name = optionName(word);
    const option = findOption(word, known);
    if (!looksLikeOption(word) && option === null) {
      words.push(word);
      continue;
    }
    if (option === null) {
      mistakes.push(unknownOption(word, name, command, known, release));
      continue;
    }
    if (option.isDeprecated) {
      mistakes.push(warningAt(word, 'kickstart/deprecated', `\`${name}\` is deprecated in this release`));
    }
    const inline = word.text === name ? null : word.text.slice(name.length + 1);
    if (option.takes === 'nothing') {
      if (inline !== null) {
        mistakes.push(errorAt(word, 'kickstart/option-value', `\`${name}\` takes no value`));
      }
      given.push({ name: option.name, word, value: null, at: word });
      continue;
    }
    const next = line.words[index + 1];
    const follows = inline === null && next !== undefined && isValue(next, known) ? next : null;
    if (inline === null && follows === null && option.takes !== 'maybe') {
      mistakes.push(errorAt(word, 'kickstart/option-value', `\`${name}\` takes a value, and none follows`));
      given.push({ name: option.name, word, value: '', at: word });
      continue;
    }
    if (follows !== null) index += 1;
    const at = follows ?? { ...word, start: word.start + (inline === null ? 0 : name.length + 1) };
    const one = { name: option.name, word, value: inline ?? follows?.text ?? null, at };
    given.push(one);
    const wrong = valueMistake(option, one.value, at);
    if (wrong !== null) mistakes.push(wrong);
  }
  // What follows an option that is not known may be its value.
  const isKnown = mistakes.every(({ ruleId }) => ruleId !== 'kickstart/unknown-option');
  const counted = isKnown ? amounts(line, command.name, command.words, known, given, words) : [];
  return { line, given, words, mistakes: [...mistakes, ...counted] };
}
