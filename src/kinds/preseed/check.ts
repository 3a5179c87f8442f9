import { LineIndex } from '../../diagnostics/position.ts';
import type { KindFinding } from '../kind.ts';
import { CHECKS } from './checks/index.ts';
import { parsePreseed } from './parse.ts';

/** Every finding of every check, in the order of the text. */
export function checkPreseed(text: string): readonly KindFinding[] {
  const file = parsePreseed(text);
  const index = new LineIndex(text);
  return CHECKS.flatMap(({ ruleId, severity, check }) =>
    check(file).map((mistake) => ({ ruleId, severity, mistake })),
  )
    .sort((a, b) => a.mistake.start - b.mistake.start || a.mistake.end - b.mistake.end)
    .map(({ ruleId, severity, mistake: { start, end, message, fix } }) => {
      return { ruleId, severity, message, range: index.rangeOf(start, end), fix: fix ?? null };
    });
}
