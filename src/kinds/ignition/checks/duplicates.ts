import type { JsonValue } from '../../../sot/documents/json-value.ts';
import { type Check, errorAt, itemsAt, itemsUnder, type Mistake, mapAt, textOf } from '../mistake.ts';

/** Lists whose entries are told apart by one key. */
const LISTS: readonly (readonly [path: readonly string[], key: string])[] = [
  [['ignition', 'config', 'merge'], 'source'],
  [['ignition', 'security', 'tls', 'certificateAuthorities'], 'source'],
  [['storage', 'disks'], 'device'],
  [['storage', 'raid'], 'name'],
  [['storage', 'luks'], 'name'],
  [['storage', 'filesystems'], 'device'],
  [['systemd', 'units'], 'name'],
  [['passwd', 'users'], 'name'],
  [['passwd', 'groups'], 'name'],
];

function inList(items: ReturnType<typeof itemsAt>, key: string): readonly Mistake[] {
  const seen = new Set<string>();
  return items.flatMap((item): readonly Mistake[] => {
    const name = textOf(item, key);
    if (name === null || !seen.has(name)) {
      if (name !== null) seen.add(name);
      return [];
    }
    return [errorAt('duplicate', item, key, `\`${name.slice(0, 60)}\` stands twice in this list`)];
  });
}

function kernelArguments(config: JsonValue): readonly Mistake[] {
  const holder = mapAt(config, 'kernelArguments');
  if (holder === null) return [];
  const seen = new Set<JsonValue>();
  return ['shouldExist', 'shouldNotExist'].flatMap((key) => {
    const list = holder.value[key];
    if (!Array.isArray(list)) return [];
    return list.flatMap((argument, index): readonly Mistake[] => {
      if (!seen.has(argument)) {
        seen.add(argument);
        return [];
      }
      const path = [...holder.path, key, index];
      return [
        {
          rule: 'duplicate',
          severity: 'error',
          path,
          message: `the argument \`${String(argument)}\` stands twice`,
        },
      ];
    });
  });
}

/** In version 3 nothing stands twice; before, what came later was added to what was there. */
export const checkDuplicates: Check = (config, { major }) => {
  if (major === 2) return [];
  const units = itemsAt(config, 'systemd', 'units');
  return [
    ...LISTS.flatMap(([path, key]) => inList(itemsAt(config, ...path), key)),
    ...units.flatMap((unit) => inList(itemsUnder(unit, 'dropins'), 'name')),
    ...kernelArguments(config),
  ];
};
