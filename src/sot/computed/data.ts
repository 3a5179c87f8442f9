import { mergeMetadata } from '../model/metadata.ts';
import type { Json } from '../schema/generated/types.ts';
import type { Entry } from '../tree.ts';
import type { InventoryData } from './inventory.ts';

/** What is known before any inventory is computed. */
export interface Above {
  readonly revision: string;
  readonly vaq: Entry<'vaq'> | null;
  readonly env: Entry<'env'> | undefined;
}

/** What an inventory's template sees; null where a part of it was not understood, so that what it misses may be broken elsewhere. */
export function inventoryData({ revision, vaq, env }: Above): InventoryData | null {
  if (vaq?.complete !== true || vaq.value === null) return null;
  if (env?.complete !== true || env.value === null) return null;
  const { metadata = {}, name = '' } = vaq.value;
  const own = env.value.metadata ?? {};
  return {
    env: { ...env.value, metadata: own, md: own } as unknown as Json,
    sot: { revision, name },
    md: mergeMetadata(metadata, own),
  };
}
