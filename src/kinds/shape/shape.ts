/** What a value of a document may be; see the makers below for what each means. */
export type Shape =
  | { readonly is: 'any' | 'truth' | 'false' | 'nothing' }
  | { readonly is: 'text'; readonly pattern: RegExp | null; readonly expected: string }
  | {
      readonly is: 'number';
      readonly whole: boolean;
      readonly least: number | null;
      readonly most: number | null;
    }
  | { readonly is: 'word'; readonly words: readonly string[] }
  | {
      readonly is: 'list';
      readonly of: Shape;
      readonly least: number;
      readonly most: number | null;
      readonly distinct: boolean;
    }
  | MapShape
  | ByShape
  | { readonly is: 'either'; readonly of: readonly Shape[] }
  | { readonly is: 'old'; readonly of: Shape; readonly instead: string };

/** A map: known keys, and what other keys may hold (`null`: there are none). */
export interface MapShape {
  readonly is: 'map';
  readonly keys: Readonly<Record<string, Shape>>;
  readonly rest: Shape | null;
  readonly required: readonly string[];
  /** Keys of which one must be there; empty where that does not matter. */
  readonly someOf: readonly string[];
  readonly least: number;
  /** Groups of keys of which only one may be there. */
  readonly apart: readonly (readonly string[])[];
  /** How every key that is not among `keys` is written; null: in any way. */
  readonly names: { readonly pattern: RegExp; readonly expected: string } | null;
}

/** A map whose further keys depend on what one of them says. */
export interface ByShape {
  readonly is: 'by';
  readonly key: string;
  readonly of: Readonly<Record<string, MapShape>>;
}

/** Anything at all. */
export const ANY: Shape = { is: 'any' };

/** True or false. */
export const TRUTH: Shape = { is: 'truth' };

/** False, where true means nothing. */
export const FALSE: Shape = { is: 'false' };

/** A key without a value. */
export const NOTHING: Shape = { is: 'nothing' };

/** A text. */
export const TEXT: Shape = { is: 'text', pattern: null, expected: 'a text' };

/** A whole number. */
export const WHOLE: Shape = { is: 'number', whole: true, least: null, most: null };

/** A text that matches; `expected` says in words what it is. */
export function textLike(pattern: RegExp, expected: string): Shape {
  return { is: 'text', pattern, expected };
}

/** A number, whole or not, of at least `least`. */
export function numberFrom(least: number): Shape {
  return { is: 'number', whole: false, least, most: null };
}

/** A whole number from `least` to `most`. */
export function wholeFrom(least: number, most: number | null = null): Shape {
  return { is: 'number', whole: true, least, most };
}

/** One of some words. */
export function word(...words: readonly string[]): Shape {
  return { is: 'word', words };
}

/** A list, which may be empty. */
export function list(of: Shape): Shape {
  return { is: 'list', of, least: 0, most: null, distinct: false };
}

/** A list of at least `least` items, one if nothing is said, and at most `most`. */
export function filled(of: Shape, least = 1, most: number | null = null): Shape {
  return { is: 'list', of, least, most, distinct: false };
}

/** A list in which nothing stands twice. */
export function distinct(of: Shape, least = 0): Shape {
  return { is: 'list', of, least, most: null, distinct: true };
}

/** A map that has no other keys than these. */
export function map(keys: MapShape['keys'], more: Partial<Omit<MapShape, 'is' | 'keys'>> = {}): MapShape {
  return { is: 'map', keys, rest: null, required: [], someOf: [], least: 0, apart: [], names: null, ...more };
}

/** A map whose keys are free names. */
export function mapOf(rest: Shape, least = 0): MapShape {
  return map({}, { rest, least });
}

/** A map of which `key` says the type, and with it which other keys it has. */
export function by(key: string, of: ByShape['of']): ByShape {
  return { is: 'by', key, of };
}

/** One of several shapes. */
export function either(...of: readonly Shape[]): Shape {
  return { is: 'either', of };
}

/** What still works and should not be used any more; `instead` says what to write, and since when. */
export function old(of: Shape, instead: string): Shape {
  return { is: 'old', of, instead };
}
