import type { Boot } from '../../sot/model/types.ts';
import { type Place, within } from '../../sot/place.ts';

/** An asset as a boot names it: where, how, and the files that this could mean, in the order in which they are looked for. */
export interface StatedAsset {
  readonly name: string;
  readonly paths: readonly string[];
  readonly place: Place;
}

/** The assets that a boot names: of its configuration, and of the files beside it. */
export function statedAssets({ data, place }: Boot): readonly StatedAsset[] {
  const { type, ...names } = data.unattended ?? {};
  return Object.entries(names).map(([key, name]) => ({
    name,
    paths: [`assets/${type}/${name}`, `assets/${type}/${name}.ejs`],
    place: within(place, 'unattended', key),
  }));
}
