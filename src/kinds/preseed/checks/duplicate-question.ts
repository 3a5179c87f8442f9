import { LineIndex } from '../../../diagnostics/position.ts';
import type { Entry } from '../parse.ts';
import type { Check } from './check.ts';

/** One owner answers a question in one way: of two answers that differ the last one holds. */
export const duplicateQuestion: Check = {
  ruleId: 'preseed/duplicate-question',
  severity: 'warning',
  check: ({ entries, text }) => {
    const index = new LineIndex(text);
    const latest = new Map<string, Entry>();
    return entries.flatMap((entry) => {
      const { owner, question, type, value } = entry;
      if (type.text === 'seen') return [];
      const key = `${owner.text} ${question.text}`;
      const earlier = latest.get(key);
      latest.set(key, entry);
      if (earlier === undefined || earlier.value.text === value.text) return [];
      const { line } = index.positionAt(earlier.question.start);
      const message = `\`${question.text}\` has another answer in line ${line}; the last one holds`;
      return [{ start: question.start, end: question.end, message }];
    });
  },
};
