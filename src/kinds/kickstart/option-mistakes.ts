import { nearest } from '../../diagnostics/nearest.ts';
import { holdsSecret } from '../secret.ts';
import type { Command, Option } from './commands.ts';
import { errorAt, type Mistake } from './mistake.ts';
import type { CommandLine } from './parse.ts';
import { absence, type Release } from './release.ts';
import type { Word } from './words.ts';

/** An option that a command does not have in a release, with when it did or the nearest that it has. */
export function unknownOption(
  word: Word,
  name: string,
  command: Command,
  known: readonly Option[],
  release: Release,
): Mistake {
  const at = { ...word, end: word.start + name.length };
  const elsewhere = command.options.filter((option) => option.name === name);
  const why = absence(
    elsewhere.flatMap(({ releases }) => releases),
    release,
  );
  if (why !== null) {
    const message = `\`${command.name}\` has no \`${name}\` in this release: ${why}`;
    return errorAt(at, 'kickstart/unknown-option', message);
  }
  const meant = nearest(
    name.replace(/^-*/, '--'),
    known.map((option) => option.name),
  );
  const help = meant === null ? '' : `; did you mean \`${meant}\`?`;
  return errorAt(
    at,
    'kickstart/unknown-option',
    `\`${command.name}\` has no option \`${name}\`${help}`,
    meant,
  );
}

const TRUTH = /^(?:on|yes|true|1|off|no|false|0)$/i;

/** What is wrong with the value of an option; nothing is said of a secret. */
export function valueMistake({ name, takes }: Option, value: string | null, at: Word): Mistake | null {
  if (value === null || holdsSecret(value)) return null;
  const wrong = (expected: string): Mistake =>
    errorAt(at, 'kickstart/option-value', `\`${name}\` takes ${expected}, found \`${value}\``);
  if (takes === 'number' && !/^\s*[-+]?\d+\s*$/.test(value)) return wrong('a whole number');
  return takes === 'truth' && !TRUTH.test(value) ? wrong('yes or no') : null;
}

/** Options that must be there, and how many words may stand beside the options. */
export function amounts(
  { name: at }: CommandLine,
  name: string,
  bounds: NonNullable<Command['words']>,
  known: readonly Option[],
  given: readonly { readonly name: string }[],
  words: readonly Word[],
): readonly Mistake[] {
  const missing = known
    .filter((option) => option.isRequired && !given.some((one) => one.name === option.name))
    .map((option) => errorAt(at, 'kickstart/missing-option', `\`${name}\` needs \`${option.name}\``));
  if (words.length < bounds.least) {
    const what = bounds.least === 1 ? 'an argument' : `${bounds.least} arguments`;
    return [...missing, errorAt(at, 'kickstart/arguments', `\`${name}\` needs ${what} beside its options`)];
  }
  const extra = words[bounds.most];
  if (extra === undefined) return missing;
  const takes =
    bounds.most === 0
      ? 'only options'
      : `at most ${bounds.most} ${bounds.most === 1 ? 'word' : 'words'} beside its options`;
  const message = `\`${name}\` takes ${takes}, found \`${extra.text}\``;
  return [...missing, errorAt(extra, 'kickstart/arguments', message)];
}
