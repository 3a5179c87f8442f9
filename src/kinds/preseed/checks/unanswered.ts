import { Answers } from '../answers.ts';
import { NEEDS } from '../needs.ts';
import type { Check } from './check.ts';

/** Every question that would stop an automatic installation has an answer; where answers come from elsewhere, nothing is said. */
export const unanswered: Check = {
  ruleId: 'preseed/unanswered',
  severity: 'warning',
  check: ({ entries, text }) => {
    const answers = new Answers(entries);
    if (answers.comeFromElsewhere) return [];
    const end = text.match(/^[^\r\n]*/)![0].length;
    return NEEDS.filter(({ question, applies }) => applies(answers) && !answers.has(question)).map(
      ({ question, reason }) => {
        return { start: 0, end, message: `\`${question}\` has no answer: ${reason}` };
      },
    );
  },
};
