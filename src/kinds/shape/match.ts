import { nearest } from '../../diagnostics/nearest.ts';
import type { JsonValue } from '../../sot/documents/json-value.ts';
import type { Path } from '../../sot/place.ts';
import { asText } from '../../sot/schema/spelling.ts';
import { codes } from '../../sot/schema/words.ts';
import { holdsSecret } from '../secret.ts';
import type { Mismatch } from './mismatch.ts';
import { type ByShape, type MapShape, type Shape, word } from './shape.ts';
import { expectedFound } from './words.ts';

/** How the value at a path is written, for messages. */
export type Spell = (path: Path, value: JsonValue) => string;

type JsonMap = { readonly [key: string]: JsonValue };

function isMap(value: JsonValue): value is JsonMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a value is of the right basic type, whatever is wrong inside it. */
function isOfType(value: JsonValue, shape: Shape): boolean {
  switch (shape.is) {
    case 'any':
      return true;
    case 'truth':
      return typeof value === 'boolean';
    case 'false':
      return value === false;
    case 'nothing':
      return value === null;
    case 'text':
    case 'word':
      return typeof value === 'string';
    case 'number':
      return Number.isFinite(value) && (!shape.whole || Number.isInteger(value));
    case 'list':
      return Array.isArray(value);
    case 'map':
    case 'by':
      return isMap(value);
    case 'old':
      return isOfType(value, shape.of);
    default:
      return shape.of.some((one) => isOfType(value, one));
  }
}

function one(problem: Mismatch['problem'], path: Path, message: string, fix: string | null = null): Mismatch {
  return { problem, path, message, fix };
}

function tooFew(least: number, found: number, what: string): string {
  if (least === 1) return `expected at least one ${what}, found none`;
  return `expected at least ${least} ${what}s, found ${found}`;
}

function matchMap(value: JsonMap, shape: MapShape, path: Path, spell: Spell): readonly Mismatch[] {
  const { keys, rest, required, someOf, least, apart, names } = shape;
  const found: Mismatch[] = [];
  for (const [key, item] of Object.entries(value)) {
    const known = Object.hasOwn(keys, key) ? keys[key]! : rest;
    if (known === rest && names !== null && !names.pattern.test(key)) {
      found.push(one('unknown-key', [...path, key], `expected ${names.expected}, found \`${key}\``));
      continue;
    }
    if (known !== null) {
      found.push(...match(item, known, [...path, key], spell));
      continue;
    }
    const free = Object.keys(keys).filter((name) => !Object.hasOwn(value, name) && keys[name]!.is !== 'old');
    const meant = nearest(key, free);
    const help = meant === null ? `; known here are ${codes(free)}` : `; did you mean \`${meant}\`?`;
    // Of a long table the whole list helps nobody.
    const message = `unknown key \`${key}\`${meant === null && free.length > 20 ? '' : help}`;
    found.push(one('unknown-key', [...path, key], message, meant));
  }
  const misspelt = new Set(found.filter(({ problem }) => problem === 'unknown-key').map(({ fix }) => fix));
  const missing = required.filter((key) => !Object.hasOwn(value, key) && !misspelt.has(key));
  found.push(...missing.map((key) => one('missing-key', path, `the key \`${key}\` is missing`)));
  if (someOf.length > 0 && !someOf.some((key) => Object.hasOwn(value, key) || misspelt.has(key))) {
    const free = someOf.filter((key) => keys[key]?.is !== 'old');
    const message =
      free.length === 1 ? `the key \`${free[0]}\` is missing` : `one of the keys ${codes(free)} is missing`;
    found.push(one('missing-key', path, message));
  }
  for (const group of apart) {
    const both = group.filter((key) => Object.hasOwn(value, key));
    if (both.length < 2) continue;
    found.push(one('value', [...path, both[1]!], `only one of the keys ${codes(both)} may be there`));
  }
  const count = Object.keys(value).length;
  if (count < least) found.push(one('value', path, tooFew(least, count, 'key')));
  return found;
}

function matchBy(value: JsonMap, { key, of }: ByShape, path: Path, spell: Spell): readonly Mismatch[] {
  const type = value[key];
  if (type === undefined) return [one('missing-key', path, `the key \`${key}\` is missing`)];
  const types = word(...Object.keys(of));
  if (typeof type !== 'string' || !Object.hasOwn(of, type)) return match(type, types, [...path, key], spell);
  const shape = of[type]!;
  return matchMap(value, { ...shape, keys: { [key]: types, ...shape.keys } }, path, spell);
}

function repeated(value: readonly JsonValue[], path: Path): readonly Mismatch[] {
  const texts = value.map((item) => JSON.stringify(item));
  return texts.flatMap((text, index) =>
    texts.indexOf(text) === index
      ? []
      : [one('value', [...path, index], `\`${asText(value[index])}\` stands twice in this list`)],
  );
}

function matchList(
  value: readonly JsonValue[],
  shape: Shape & { is: 'list' },
  path: Path,
  spell: Spell,
): readonly Mismatch[] {
  const found = value.flatMap((item, index) => match(item, shape.of, [...path, index], spell));
  if (shape.distinct) found.push(...repeated(value, path));
  if (value.length < shape.least)
    return [...found, one('value', path, tooFew(shape.least, value.length, 'item'))];
  if (shape.most !== null && value.length > shape.most) {
    return [...found, one('value', path, `expected at most ${shape.most} items, found ${value.length}`)];
  }
  return found;
}

/** The alternative that was most likely meant: one that fits, else of those of the right type the one with the least to say. */
function matchEither(
  value: JsonValue,
  shape: Shape & { is: 'either' },
  path: Path,
  spell: Spell,
): readonly Mismatch[] {
  const typed = shape.of.filter((candidate) => isOfType(value, candidate));
  const words = typed.flatMap((candidate) => (candidate.is === 'word' ? candidate.words : []));
  if (words.length > 0 && typed.every(({ is }) => is === 'word'))
    return match(value, { is: 'word', words }, path, spell);
  const results = typed.map((candidate) => match(value, candidate, path, spell));
  const weight = (found: readonly Mismatch[]): number =>
    found.reduce((sum, { problem }) => sum + (problem === 'deprecated' ? 1 : 1000), 0);
  const best = results.sort((a, b) => weight(a) - weight(b))[0];
  const expected = (): string => expectedFound(shape, value, spell(path, value));
  if (best === undefined) return [one('type', path, expected())];
  // Where several take a value of this type and none this one, all of them are what was expected.
  const isPlainValue = typed.length > 1 && typeof value !== 'object' && best[0]?.problem === 'value';
  return isPlainValue ? [one('value', path, expected(), best[0]!.fix)] : best;
}

function matchScalar(value: JsonValue, shape: Shape, path: Path, spell: Spell): readonly Mismatch[] {
  if (shape.is === 'word' && !shape.words.includes(value as string)) {
    const meant = nearest(value as string, shape.words);
    const help = meant === null ? '' : `; did you mean \`${meant}\`?`;
    return [one('value', path, `${expectedFound(shape, value, spell(path, value))}${help}`, meant)];
  }
  if (shape.is === 'text' && shape.pattern !== null && !shape.pattern.test(value as string)) {
    return [one('value', path, expectedFound(shape, value, spell(path, value)))];
  }
  if (shape.is === 'number') {
    const number = value as number;
    const { least, most } = shape;
    if ((least !== null && number < least) || (most !== null && number > most)) {
      const range = most === null ? `of at least ${least}` : `from ${least} to ${most}`;
      const expected = least === most ? asText(least) : `a number ${range}`;
      return [one('value', path, `expected ${expected}, found ${number}`)];
    }
  }
  return [];
}

/** Every way in which a value is not of a shape, in the order of the document; a secret's placeholder is of any. */
export function match(
  value: JsonValue,
  shape: Shape,
  path: Path = [],
  spell: Spell = (_, plain) => asText(plain),
): readonly Mismatch[] {
  if (shape.is === 'any' || (typeof value === 'string' && holdsSecret(value))) return [];
  if (shape.is === 'either') return matchEither(value, shape, path, spell);
  if (shape.is === 'old') {
    const inside = match(value, shape.of, path, spell);
    return [...inside, one('deprecated', path, `deprecated: ${shape.instead}`)];
  }
  if (!isOfType(value, shape)) return [one('type', path, expectedFound(shape, value, spell(path, value)))];
  if (shape.is === 'map') return matchMap(value as JsonMap, shape, path, spell);
  if (shape.is === 'by') return matchBy(value as JsonMap, shape, path, spell);
  if (shape.is === 'list') return matchList(value as readonly JsonValue[], shape, path, spell);
  return matchScalar(value, shape, path, spell);
}
