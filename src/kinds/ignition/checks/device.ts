import { errorAt, type Item, type Mistake, textOf } from '../mistake.ts';

/** A device is named by an absolute path. */
export function deviceMistakes(item: Item): readonly Mistake[] {
  const device = textOf(item, 'device');
  if (device === null || device.startsWith('/')) return [];
  const found = device === '' ? 'nothing' : `\`${device}\``;
  return [errorAt('path', item, 'device', `a device is a path that begins with \`/\`, found ${found}`)];
}
