import type { Path } from '../../../sot/place.ts';

/** A value of the JSON to be made, with the place in the YAML source that it comes from. */
export type Traced = TracedScalar | TracedList | TracedMap;

/** A text, a number, true or false. */
export interface TracedScalar {
  readonly is: 'scalar';
  readonly value: string | number | boolean;
  readonly from: Path;
}

/** A list. */
export interface TracedList {
  readonly is: 'list';
  readonly items: readonly Traced[];
  readonly from: Path;
}

/** A map, its keys in the order in which they are printed. */
export interface TracedMap {
  readonly is: 'map';
  readonly entries: ReadonlyMap<string, Traced>;
  readonly from: Path;
}

/** A scalar from a place. */
export function scalar(value: string | number | boolean, from: Path): TracedScalar {
  return { is: 'scalar', value, from };
}

/** A map from a place; what is null is left out. */
export function mapOf(entries: Readonly<Record<string, Traced | null>>, from: Path): TracedMap {
  const said = Object.entries(entries).filter((entry): entry is [string, Traced] => entry[1] !== null);
  return { is: 'map', entries: new Map(said), from };
}

/** A list from a place. */
export function listOf(items: readonly Traced[], from: Path): TracedList {
  return { is: 'list', items, from };
}

/** Whether nothing is said in a value: an empty list, or a map of such. */
function isEmpty(value: Traced): boolean {
  if (value.is === 'scalar') return false;
  if (value.is === 'list') return value.items.length === 0;
  return [...value.entries.values()].every(isEmpty);
}

/** A value without the lists and maps in it that say nothing; items of lists stay, so that nothing moves. */
export function pruned(value: Traced): Traced {
  if (value.is === 'scalar') return value;
  if (value.is === 'list') return { ...value, items: value.items.map(pruned) };
  const entries = [...value.entries].filter(([, item]) => !isEmpty(item));
  return { ...value, entries: new Map(entries.map(([key, item]) => [key, pruned(item)])) };
}
