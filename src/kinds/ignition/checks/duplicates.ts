import type { JsonValue } from '../../../sot/documents/json-value.ts';
import { errorAt, type Item, type Mistake } from '../mistake.ts';
import type { StructType } from '../types/type.ts';

/** Lists in which the same may stand twice, by the map that has them. */
const FREE: Readonly<Record<string, readonly string[]>> = {
  Filesystem: ['options', 'mountOptions'],
  Raid: ['options'],
  Luks: ['options'],
  File: ['append'],
};

/** Lists that share one space of names. */
const SHARED: Readonly<Record<string, readonly string[]>> = {
  Storage: ['directories', 'files', 'links'],
  KernelArguments: ['shouldExist', 'shouldNotExist'],
};

/** The key by which the items of a list are told apart. */
const KEYS: Readonly<Record<string, string>> = {
  Disk: 'device',
  Filesystem: 'device',
  File: 'path',
  Directory: 'path',
  Link: 'path',
  Resource: 'source',
  FileContents: 'source',
  ConfigReference: 'source',
  CaReference: 'source',
  Tang: 'url',
};

function nameOf(item: JsonValue, type: string | null): string {
  if (type === null) return String(item);
  const value = item as { readonly [key: string]: JsonValue };
  if (type !== 'Partition') return String(value[KEYS[type] ?? 'name'] ?? '');
  if (value.number) return `number:${value.number}`;
  return value.label === undefined ? '' : `label:${value.label}`;
}

/** Entries of the lists of a map that say the same thing twice. */
export function duplicates({ value, path }: Item, { name, fields }: StructType): readonly Mistake[] {
  const seen = new Map<string, Set<string>>();
  return Object.entries(fields).flatMap(([key, type]): readonly Mistake[] => {
    const list = value[key];
    if (type.is !== 'list' || !Array.isArray(list) || FREE[name]?.includes(key)) return [];
    const space = SHARED[name]?.includes(key) ? '' : key;
    const names = seen.get(space) ?? new Set<string>();
    seen.set(space, names);
    return list.flatMap((item: JsonValue, index) => {
      const id = nameOf(item, type.of.is === 'struct' ? type.of.name : null);
      if (!names.has(id)) {
        names.add(id);
        return [];
      }
      const at: Item = { value: {}, path: [...path, key, index] };
      const what = type.of.is === 'struct' ? `an entry with ${KEYS[type.of.name] ?? 'name'}` : 'it';
      const shown =
        type.of.is === 'struct' && type.of.name === 'Partition' ? 'the same partition' : `${what} \`${id}\``;
      return [errorAt('duplicate', at, null, `duplicate entry defined; ${shown} is there already`)];
    });
  });
}
