import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { foldRendered } from '../diagnostics/fold.ts';
import { suppress } from '../diagnostics/suppress.ts';
import type { Opened } from './open.ts';
import { ruleIds } from './rule-pages.ts';

/**
 * What was found of some hosts, as `validate` says it of all: what many have in common once, and nothing that a comment
 * suppresses. A comment that suppresses nothing here may do so elsewhere, and is left to `validate`.
 */
export function renderedFindings(
  { tree }: Pick<Opened, 'tree'>,
  inRendered: readonly Diagnostic[],
  others: readonly Diagnostic[] = [],
): readonly Diagnostic[] {
  const found = new Set([...others, ...foldRendered(inRendered)]);
  const left = suppress([...found], tree.texts, { ruleIds: () => new Set(ruleIds()), isWhole: false });
  return left.filter((one) => found.has(one));
}
