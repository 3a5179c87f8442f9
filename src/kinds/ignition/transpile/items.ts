import type { JsonValue } from '../../../sot/documents/json-value.ts';
import type { Path } from '../../../sot/place.ts';

/** A map of the source whose types are known to be right, and its place. */
export interface Item {
  readonly value: { readonly [key: string]: JsonValue };
  readonly path: Path;
}

function isMap(value: JsonValue | undefined): value is Item['value'] {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The map under keys of another; an empty one where there is none. */
export function mapUnder({ value, path }: Item, ...keys: readonly string[]): Item {
  const found = keys.reduce<JsonValue | undefined>((at, key) => (isMap(at) ? at[key] : undefined), value);
  return { value: isMap(found) ? found : {}, path: [...path, ...keys] };
}

/** The maps in the list under a key. */
export function itemsUnder({ value, path }: Item, key: string): readonly Item[] {
  const list = value[key];
  if (!Array.isArray(list)) return [];
  return list.flatMap((item, index) => (isMap(item) ? [{ value: item, path: [...path, key, index] }] : []));
}

/** The text under a key; null where there is none or an empty one. */
export function textUnder({ value }: Item, key: string): string | null {
  const text = value[key];
  return typeof text === 'string' && text !== '' ? text : null;
}

/** The texts in the list under a key. */
export function textsUnder({ value }: Item, key: string): readonly string[] {
  const list = value[key];
  return Array.isArray(list) ? list.filter((item) => typeof item === 'string') : [];
}
