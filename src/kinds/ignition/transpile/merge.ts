import { listOf, type Traced, type TracedList, type TracedMap } from './traced.ts';

/** What says that two items of a list are the same thing, by the list’s key. */
const IDENTITY: Readonly<Record<string, readonly string[]>> = {
  directories: ['path'],
  disks: ['device'],
  dropins: ['name'],
  files: ['path'],
  filesystems: ['device'],
  links: ['path'],
  luks: ['name'],
  partitions: ['number', 'label'],
  raid: ['name'],
  units: ['name'],
};

function identity(item: Traced, keys: readonly string[]): string | null {
  if (item.is !== 'map') return null;
  for (const key of keys) {
    const value = item.entries.get(key);
    if (value?.is === 'scalar' && value.value !== 0) return `${key} ${value.value}`;
  }
  return null;
}

function mergeLists(base: TracedList, over: TracedList, key: string): TracedList {
  const keys = Object.hasOwn(IDENTITY, key) ? IDENTITY[key]! : [];
  const identities = new Map(over.items.map((item) => [identity(item, keys), item]));
  const taken = new Set<Traced>();
  const first = base.items.map((item) => {
    const name = identity(item, keys);
    const same = name === null ? undefined : identities.get(name);
    if (same === undefined) return item;
    taken.add(same);
    return mergeValues(item, same, key);
  });
  return listOf([...first, ...over.items.filter((item) => !taken.has(item))], over.from);
}

function mergeValues(base: Traced, over: Traced, key: string): Traced {
  if (base.is === 'list' && over.is === 'list') return mergeLists(base, over, key);
  return base.is === 'map' && over.is === 'map' ? mergeMaps(base, over) : over;
}

/** Go’s structures have an order of their own; here it is that of the alphabet, which is theirs but for a few. */
function mergeMaps(base: TracedMap, over: TracedMap): TracedMap {
  const entries = new Map(base.entries);
  for (const [key, value] of over.entries) {
    const below = base.entries.get(key);
    entries.set(key, below === undefined ? value : mergeValues(below, value, key));
  }
  const sorted = [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
  return { is: 'map', entries: new Map(sorted), from: over.from };
}

/**
 * A configuration over another, as Ignition merges them: what both say is the upper one’s; of lists the lower one’s items
 * come first, and items that are the same thing become one.
 */
export function merge(base: TracedMap, over: TracedMap): TracedMap {
  return mergeMaps(base, over);
}
