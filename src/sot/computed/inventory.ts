import type { Diagnostic, Related } from '../../diagnostics/diagnostic.ts';
import type { Json } from '../schema/generated/types.ts';

/** A template that makes a cluster: `sites/<site>/<cluster>.yml.ejs`. */
export interface Inventory {
  /** Its name in findings. */
  readonly file: string;
  readonly folder: string;
  readonly cluster: string;
  readonly text: string;
}

/** What an inventory's template sees: its site, the source of truth, and the merged metadata. No host, and no secret but by its name. */
export type InventoryData = { readonly [name in 'env' | 'sot' | 'md']: Json };

/** The text of a cluster with the template's line that made each of its lines, or why there is none. */
export type ComputedText =
  | { readonly ok: true; readonly text: string; readonly madeAt: (line: number) => Related }
  | { readonly ok: false; readonly diagnostic: Diagnostic };

/** Renders inventories; the answers are in their order. */
export type Compute = (
  inventories: readonly { readonly inventory: Inventory; readonly data: InventoryData }[],
) => Promise<readonly ComputedText[]>;

/** The name in findings of what an inventory's template made: no file has it. */
export function generatedName(file: string): string {
  return `generated:${file.replace(/\.ejs$/, '')}`;
}
