import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Model } from '../sot/model/types.ts';
import { finding, type Place, within } from '../sot/place.ts';

/**
 * An `info` at the id of each document of which `problem` has something to say. Nothing is said while a part of the tree
 * could not be read or linked: that part, or a misspelt name in it, may be what uses the rest.
 */
export function* unused<T extends { readonly place: Place }>(
  { isWhole }: Model,
  ruleId: string,
  items: Iterable<T>,
  problem: (item: T) => string | null,
): Iterable<Diagnostic> {
  if (!isWhole) return;
  for (const item of items) {
    const message = problem(item);
    if (message !== null) yield finding(within(item.place, 'id'), { ruleId, severity: 'info', message });
  }
}
