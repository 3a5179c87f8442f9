import type { Severity } from '../../diagnostics/diagnostic.ts';
import type { JsonValue } from '../../sot/documents/json-value.ts';
import type { Path } from '../../sot/place.ts';
import type { SpecVersion } from './version.ts';

/** One thing that is wrong with a configuration whose types are right; `path` is the value concerned. */
export interface Mistake {
  readonly rule:
    | 'conflict'
    | 'deprecated'
    | 'disk'
    | 'duplicate'
    | 'missing-key'
    | 'password-hash'
    | 'path'
    | 'resource'
    | 'unit'
    | 'value';
  readonly severity: Severity;
  readonly path: Path;
  readonly message: string;
}

/** A map somewhere in the configuration, as its type has it: keys that were `null` are not there. */
export interface Item {
  readonly value: { readonly [key: string]: JsonValue };
  readonly path: Path;
}

/** What is wrong with one map, whose type says which checks look at it. */
export type Check = (item: Item, version: SpecVersion) => readonly Mistake[];

/** The map under a key of another; an empty one where there is none. */
export function under({ value, path }: Item, key: string): Item {
  return { value: (value[key] ?? {}) as Item['value'], path: [...path, key] };
}

/** The maps in a list under a key of another. */
export function itemsUnder({ value, path }: Item, key: string): readonly Item[] {
  const list = (value[key] ?? []) as readonly Item['value'][];
  return list.map((item, index) => ({ value: item, path: [...path, key, index] }));
}

/** The texts in a list under a key. */
export function textsUnder({ value }: Item, key: string): readonly string[] {
  return (value[key] ?? []) as readonly string[];
}

/** The text under a key; an empty one where there is none. */
export function textOf({ value }: Item, key: string): string {
  return (value[key] ?? '') as string;
}

/** The number under a key; null where there is none. */
export function numberOf({ value }: Item, key: string): number | null {
  return (value[key] ?? null) as number | null;
}

/** Whether anything is said under a key. */
export function says({ value }: Item, key: string): boolean {
  return value[key] !== undefined;
}

/** Whether something that has an effect is said under a key: no empty text or list, no zero, and not false. */
export function isSaid(item: Item, key: string): boolean {
  const value = item.value[key];
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}

/** An error about the value under a key, or about the map where there is no key. */
export function errorAt(rule: Mistake['rule'], { path }: Item, key: string | null, message: string): Mistake {
  return { rule, severity: 'error', path: key === null ? path : [...path, key], message };
}

/** A warning about the value under a key. */
export function warningAt(rule: Mistake['rule'], item: Item, key: string, message: string): Mistake {
  return { ...errorAt(rule, item, key, message), severity: 'warning' };
}

/** The error that a problem makes about the value under a key; nothing where there is none. */
export function problemAt(
  rule: Mistake['rule'],
  item: Item,
  key: string,
  problem: string | null,
): readonly Mistake[] {
  return problem === null ? [] : [errorAt(rule, item, key, problem)];
}
