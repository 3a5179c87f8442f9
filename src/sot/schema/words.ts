import type { JsonValue } from '../documents/json-value.ts';
import type { Place } from '../place.ts';

const MOST_CHARACTERS = 60;

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  object: 'a map',
  array: 'a list',
  null: 'nothing',
};

/** The value at a place that is there. */
export function valueAt({ document, path }: Place): JsonValue {
  return path.reduce<JsonValue>(
    (at, key) => (at as { readonly [key: string | number]: JsonValue })[key]!,
    document.value,
  );
}

/** Types of JSON Schema as people say them: `a text or a number`. */
export function typeNames(types: readonly string[]): string {
  return types.map((type) => TYPE_NAMES[type] ?? type).join(' or ');
}

/** A value in a sentence, in one line that is not too long; a number or truth value by its spelling in the file. */
export function describe(value: unknown, spelling: string): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map';
  if (typeof value === 'string') return `the text \`${shortened(value)}\``;
  return typeof value === 'number' ? `the number ${spelling}` : spelling;
}

function shortened(text: string): string {
  const line = text.split(/[\r\n]/)[0]!;
  const cut = line.slice(0, MOST_CHARACTERS);
  return cut === text ? text : `${cut}…`;
}

/** Names as code, in a row: `` `a`, `b` ``. */
export function codes(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}
