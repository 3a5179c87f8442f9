import type { Asset, CatalogTree } from '../tree.ts';

const TEMPLATE = '.ejs';
const SNIPPETS = 'snippets/';

function candidates(kind: string, use: string): readonly string[] {
  return [`assets/${kind}/${use}`, `assets/${kind}/${use}${TEMPLATE}`];
}

/** The asset that a boot names: with or without the `.ejs` that makes it a template. */
export function findAsset({ assets }: Pick<CatalogTree, 'assets'>, kind: string, use: string): Asset | null {
  const path = candidates(kind, use).find((candidate) => assets.has(candidate));
  return path === undefined ? null : assets.get(path)!;
}

/** Whether the asset that a boot names, or a folder above it, is there but could not be read. */
export function isUnread({ unread }: Pick<CatalogTree, 'unread'>, kind: string, use: string): boolean {
  return [...unread].some((lost) => candidates(kind, use).some((path) => `${path}/`.startsWith(`${lost}/`)));
}

/** The names that a boot could give an asset of a kind, with the `.ejs` of templates or without. */
export function assetNames(
  { assets }: Pick<CatalogTree, 'assets'>,
  kind: string,
  withEnding: boolean,
): readonly string[] {
  return [...assets.values()]
    .filter((asset) => asset.kind === kind && !asset.name.startsWith(SNIPPETS))
    .map(({ name }) => (withEnding || !name.endsWith(TEMPLATE) ? name : name.slice(0, -TEMPLATE.length)));
}

/** Whether an asset is a template; all others are served as they are. */
export function isTemplate(asset: Asset): boolean {
  return asset.path.endsWith(TEMPLATE);
}
