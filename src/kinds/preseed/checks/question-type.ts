import type { Entry } from '../parse.ts';
import { questionType } from '../questions.ts';
import { isType, typeFits } from '../syntax.ts';
import type { Check, Mistake } from './check.ts';

function differs({ question, type: { text, start, end } }: Entry): readonly Mistake[] {
  const own = questionType(question.text);
  if (own === null || text === 'seen' || !isType(text) || typeFits(text, own)) return [];
  return [{ start, end, message: `\`${question.text}\` is a \`${own}\`, not a \`${text}\``, fix: own }];
}

/** An answer has the type of its question. */
export const questionTypeCheck: Check = {
  ruleId: 'preseed/question-type',
  severity: 'warning',
  check: ({ entries }) => entries.flatMap(differs),
};
