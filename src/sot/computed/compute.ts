import { inventoryWithoutSite, notComputed } from '../load-findings.ts';
import type { Loader } from '../loader.ts';
import type { Revision } from '../source/source.ts';
import { inventoryData } from './data.ts';
import type { Compute, Inventory } from './inventory.ts';

function isEnvKnown({ envs, unread }: Loader, folder: string): boolean {
  return (
    envs.some((env) => env.folder === folder) ||
    ['yml', 'yaml'].some((ending) => unread.has(`sites/${folder}/env.${ending}`))
  );
}

/**
 * Renders the inventories of a tree and reads what they make. One whose site, or whose vaq.yml, was not understood is left
 * out: what it would miss is broken elsewhere, and a finding there.
 */
export async function computeInventories(
  loader: Loader,
  { label }: Revision,
  compute: Compute | null,
): Promise<void> {
  const ready: Parameters<Compute>[0][number][] = [];
  const say = (inventory: Inventory): void => {
    const { file, folder } = inventory;
    if (!isEnvKnown(loader, folder)) loader.diagnostics.push(inventoryWithoutSite(file, folder));
    else if (compute === null) loader.diagnostics.push(notComputed(file));
    else {
      const env = loader.envs.find((entry) => entry.folder === folder);
      const data = inventoryData({ revision: label, vaq: loader.entries.vaq[0] ?? null, env });
      if (data !== null) ready.push({ inventory, data });
    }
  };
  loader.inventories.forEach(say);
  if (compute === null || ready.length === 0) return;
  const computed = await compute(ready);
  for (const [index, { inventory }] of ready.entries()) loader.addComputed(inventory, computed[index]!);
}
