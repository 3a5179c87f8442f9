import { nearest } from '../../../diagnostics/nearest.ts';
import { codes } from '../../../sot/schema/words.ts';
import { holdsSecret } from '../../secret.ts';
import { errorAt, type Mistake } from '../mistake.ts';
import { isIn, parseSpan, type Release } from '../release.ts';
import type { Used } from '../used.ts';

/** One thing that must hold between the options and words of a line. */
export type Relation = (used: Used, release: Release) => Mistake | null;

const COMBINATION = 'kickstart/combination';

/** A relation of some releases only, in the notation of the tables. */
export function during(span: string, relation: Relation): Relation {
  const releases = parseSpan(span);
  return (used, release) => (isIn(releases, release) ? relation(used, release) : null);
}

/** A relation that the installer does not check, and that is broken by mistake alone. */
export function mild(relation: Relation): Relation {
  return (used, release) => {
    const found = relation(used, release);
    return found === null ? null : { ...found, severity: 'warning' };
  };
}

/** Of these options at most one is given. */
export function atMostOne(...options: readonly string[]): Relation {
  return (used) => {
    const [, second] = used.of(options);
    if (second === undefined) return null;
    return errorAt(second.word, COMBINATION, `of ${codes(options)} only one can be given`);
  };
}

/** Of these options at least one is given. */
export function atLeastOne(...options: readonly string[]): Relation {
  return (used) => {
    if (used.of(options).length > 0) return null;
    const needed = options.length === 1 ? codes(options) : `one of ${codes(options)}`;
    return errorAt(used.name, 'kickstart/missing-option', `\`${used.name.text}\` needs ${needed}`);
  };
}

/** An option makes sense only beside one of some others. */
export function needs(option: string, ...others: readonly string[]): Relation {
  return (used) => {
    if (!used.has(option) || used.of(others).length > 0) return null;
    const needed = others.length === 1 ? codes(others) : `one of ${codes(others)}`;
    return errorAt(used.at(option), COMBINATION, `\`${option}\` needs ${needed}`);
  };
}

/** The value of an option is one of some words. */
export function choice(option: string, ...words: readonly string[]): Relation {
  return (used) => {
    const value = used.value(option);
    if (!used.has(option) || words.includes(value) || holdsSecret(value)) return null;
    const meant = nearest(value, words);
    const help = meant === null ? '' : `; did you mean \`${meant}\`?`;
    const message = `\`${option}\` takes one of ${codes(words)}, found \`${value}\`${help}`;
    return errorAt(used.at(option), 'kickstart/option-value', message);
  };
}

/** The value of an option is one of some words, in capitals or not. */
export function looseChoice(option: string, ...words: readonly string[]): Relation {
  const exact = choice(option, ...words);
  return (used, release) => (words.includes(used.value(option).toLowerCase()) ? null : exact(used, release));
}

/** The value of an option, where it is given, passes a test; `expected` says which. */
export function valueIs(option: string, expected: string, test: (value: string) => boolean): Relation {
  return (used) => {
    const value = used.value(option);
    if (!used.has(option) || test(value) || holdsSecret(value)) return null;
    const message = `\`${option}\` takes ${expected}, found \`${value}\``;
    return errorAt(used.at(option), 'kickstart/option-value', message);
  };
}

/** Words stand beside the options; `what` says which. */
export function needsWords(
  count: number,
  what: string,
  unless: (used: Used) => boolean = () => false,
): Relation {
  return (used) => {
    if (used.words.length >= count || unless(used)) return null;
    return errorAt(used.name, 'kickstart/arguments', `\`${used.name.text}\` needs ${what}`);
  };
}

/** Whatever else must hold: a mistake where the test finds one, at a word and with a message. */
export function otherwise(
  test: (used: Used) => readonly [at: Parameters<typeof errorAt>[0], message: string] | null,
): Relation {
  return (used) => {
    const found = test(used);
    return found === null ? null : errorAt(found[0], COMBINATION, found[1]);
  };
}
