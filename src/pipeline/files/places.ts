import { join, resolve } from 'node:path';
import { Cache } from '../../files/cache/cache.ts';
import type { Model } from '../../sot/model/types.ts';
import { userCache } from '../user.ts';

/** The cache of files: the folder that was named, that of `VAQ_CACHE`, or that of the user. */
export function filesCache(named: string | null): Cache {
  const stated = named ?? (process.env.VAQ_CACHE || null);
  return new Cache(stated === null ? join(userCache(), 'files') : resolve(stated));
}

/** The model itself and each that is linked. */
export function catalogsOf(model: Model): readonly Model[] {
  return [model, ...model.linked.values()];
}

/** Whether a catalog comes from another repository, in which this one writes nothing. */
export function isElsewhere({ prefix }: Model): boolean {
  return prefix.startsWith('link:');
}
