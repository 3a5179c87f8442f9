import type { Severity } from '../../diagnostics/diagnostic.ts';
import type { JsonValue } from '../../sot/documents/json-value.ts';
import type { Path } from '../../sot/place.ts';
import { holdsSecret } from '../secret.ts';
import type { SpecVersion } from './version.ts';

/** One thing that is wrong with a configuration whose types are right; `path` is the value concerned. */
export interface Mistake {
  readonly rule: 'conflict' | 'disk' | 'duplicate' | 'path' | 'resource' | 'unit' | 'value';
  readonly severity: Severity;
  readonly path: Path;
  readonly message: string;
}

/** One check of a configuration. */
export type Check = (config: JsonValue, version: SpecVersion) => readonly Mistake[];

/** A map somewhere in the configuration. */
export interface Item {
  readonly value: { readonly [key: string]: JsonValue };
  readonly path: Path;
}

function isMap(value: JsonValue | undefined): value is Item['value'] {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The map at a path of keys; null where there is none. */
export function mapAt(config: JsonValue, ...path: readonly string[]): Item | null {
  const value = path.reduce<JsonValue | undefined>((at, key) => (isMap(at) ? at[key] : undefined), config);
  return isMap(value) ? { value, path } : null;
}

/** The map under a key of another; null where there is none. */
export function under({ value, path }: Item, key: string): Item | null {
  const found = value[key];
  return isMap(found) ? { value: found, path: [...path, key] } : null;
}

/** The maps in the list at a path of keys. */
export function itemsAt(config: JsonValue, ...path: readonly string[]): readonly Item[] {
  const holder = mapAt(config, ...path.slice(0, -1));
  return holder === null ? [] : itemsUnder(holder, path.at(-1)!);
}

/** The maps in a list under a key of another. */
export function itemsUnder({ value, path }: Item, key: string): readonly Item[] {
  const list = value[key];
  if (!Array.isArray(list)) return [];
  return list.flatMap((item, index) => (isMap(item) ? [{ value: item, path: [...path, key, index] }] : []));
}

/** The text under a key; null where there is none, or a secret’s placeholder, of which nothing can be said. */
export function textOf({ value }: Item, key: string): string | null {
  const text = value[key];
  return typeof text === 'string' && !holdsSecret(text) ? text : null;
}

/** Whether anything is said under a key. */
export function says({ value }: Item, key: string): boolean {
  return value[key] !== undefined && value[key] !== null;
}

/** Whether something that has an effect is said under a key: no empty text or list, and not false. */
export function isSaid(item: Item, key: string): boolean {
  const value = item.value[key];
  if (Array.isArray(value)) return value.length > 0;
  return says(item, key) && value !== '' && value !== false;
}

/** An error about the value under a key, or about the map where there is no key. */
export function errorAt(rule: Mistake['rule'], { path }: Item, key: string | null, message: string): Mistake {
  return { rule, severity: 'error', path: key === null ? path : [...path, key], message };
}

/** A warning about the value under a key. */
export function warningAt(rule: Mistake['rule'], item: Item, key: string, message: string): Mistake {
  return { ...errorAt(rule, item, key, message), severity: 'warning' };
}
