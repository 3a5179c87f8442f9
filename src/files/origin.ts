import type { DeclaredFile, Site } from '../sot/model/types.ts';
import { mirrorBase, mirroredUrl } from './mirror-url.ts';

/** The URL that a declared file is had from: its own, else that of the first mirror of a site; null where it has to lie in a folder. */
export function originOf({ path, data }: DeclaredFile, sites: readonly Pick<Site, 'data'>[]): string | null {
  if (data.url !== undefined) return data.url;
  for (const { data: site } of sites) {
    const stated = site.service?.files;
    const base = typeof stated === 'object' ? mirrorBase(stated.mirror.url) : null;
    if (base !== null) return mirroredUrl(base, path);
  }
  return null;
}
