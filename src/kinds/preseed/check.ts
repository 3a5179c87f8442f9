import { LineIndex } from '../../diagnostics/position.ts';
import type { KindFinding, KindOs, KindScope } from '../kind.ts';
import { CHECKS } from './checks/index.ts';
import { unanswered } from './checks/unanswered.ts';
import { parsePreseed } from './parse.ts';

/** Every finding of every check, in the order of the text; of a part, what it leaves to others is one info. */
export function checkPreseed(
  text: string,
  _os?: KindOs,
  { isWhole }: KindScope = { isWhole: true },
): readonly KindFinding[] {
  const file = parsePreseed(text);
  const index = new LineIndex(text);
  const found = CHECKS.flatMap((one) => one.check(file).map((mistake) => ({ check: one, mistake })))
    .sort((a, b) => a.mistake.start - b.mistake.start || a.mistake.end - b.mistake.end)
    .map(({ check: one, mistake: { start, end, message, fix, severity = one.severity } }): KindFinding => {
      return { ruleId: one.ruleId, severity, message, range: index.rangeOf(start, end), fix: fix ?? null };
    });
  const missing = isWhole ? [] : found.filter(({ ruleId }) => ruleId === unanswered.ruleId);
  const [first] = missing;
  if (first === undefined) return found;
  const questions = missing.map(({ message }) => /^`[^`]+`/.exec(message)![0]);
  const count = `${missing.length} question${missing.length === 1 ? '' : 's'}`;
  const message = `the installer asks ${count} that this file leaves to others: ${questions.join(', ')}`;
  const summary: KindFinding = { ...first, severity: 'info', message };
  return [summary, ...found.filter(({ ruleId }) => ruleId !== unanswered.ruleId)];
}
