import type { Rule } from '../../src/rules/rule.ts';
import { built, type Changes, lines } from '../sot/sample.ts';

/** What one rule finds in the smallest source of truth with changes, one line each. */
export async function ruled(rule: Rule, changes: Changes = {}): Promise<readonly string[]> {
  const { model } = await built(changes);
  return lines([...rule.check(model)]);
}
