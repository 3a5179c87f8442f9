import type { Asset } from '../tree.ts';

/** The asset that `unattended.use` names: with or without the `.ejs` that makes it a template. */
export function findAsset(assets: ReadonlyMap<string, Asset>, kind: string, use: string): Asset | null {
  return assets.get(`assets/${kind}/${use}`) ?? assets.get(`assets/${kind}/${use}.ejs`) ?? null;
}

/** Whether an asset is a template; all others are served as they are. */
export function isTemplate(asset: Asset): boolean {
  return asset.path.endsWith('.ejs');
}
