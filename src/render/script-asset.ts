import { findAsset } from '../sot/model/assets.ts';
import { scriptNames } from '../sot/model/script-names.ts';
import type { Boot, Model } from '../sot/model/types.ts';
import type { Asset } from '../sot/tree.ts';

/** The script that a catalog has in place of vaq's own for a boot: the nearest of `scriptNames`; null where it has none. */
export function scriptAsset(catalog: Pick<Model, 'assets'>, boot: Boot): Asset | null {
  for (const name of scriptNames(boot)) {
    const asset = findAsset(catalog, 'ipxe', name);
    if (asset !== null) return asset;
  }
  return null;
}
