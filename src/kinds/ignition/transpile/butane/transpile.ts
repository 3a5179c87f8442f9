import type { Item } from '../items.ts';
import { merge } from '../merge.ts';
import { mapOf, pruned, scalar, type Traced, type TracedMap } from '../traced.ts';
import { type Translation, translate } from '../translate.ts';
import { bootDevice } from './boot-device.ts';
import { grub } from './grub.ts';
import { type Generated, mountUnits } from './mount-unit.ts';
import { commonShape } from './shape.ts';
import type { ButaneVersion } from './version.ts';

/** A Butane configuration in which nothing is wrong as Ignition’s. */
export function transpileButane(root: Item, version: ButaneVersion): Traced {
  const shape = commonShape(version);
  const saysCompression = version.base >= 2;
  const made = (value: Generated['value'], from: Translation['from']): TracedMap =>
    translate(value, shape, { from, saysCompression }) as TracedMap;
  const under = (parts: readonly Generated[], config: TracedMap): TracedMap => {
    const [first, ...rest] = parts.map(({ value, from }) => made(value, () => from));
    return first === undefined ? config : merge(rest.reduce(merge, first), config);
  };
  const own = made(root.value, (path) => path);
  const mounted = under(mountUnits(root, version.base), own);
  const config = under(grub(root), under(bootDevice(root), mounted));
  const spec = scalar(`3.${version.spec}.0`, ['version']);
  const ignition = config.entries.get('ignition');
  const head = {
    is: 'map' as const,
    from: ['version'],
    entries: new Map(ignition?.is === 'map' ? ignition.entries : []),
  };
  head.entries.set('version', spec);
  const { ignition: _, ...rest } = Object.fromEntries(config.entries);
  return pruned(mapOf({ ignition: head, ...rest }, []));
}
