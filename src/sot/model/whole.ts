import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Tree } from '../tree.ts';

/** Whether a tree was read without a finding, and linked without an error: what is missing then is really missing. */
export function isWhole({ isClean }: Pick<Tree, 'isClean'>, linking: readonly Diagnostic[]): boolean {
  return isClean && linking.every(({ severity }) => severity !== 'error');
}
