import { closest } from '../closest.ts';
import type { Entry } from '../parse.ts';
import { QUESTIONS, questionType } from '../questions.ts';
import type { Check, Mistake } from './check.ts';

function misspelt({ owner, question: { text, start, end } }: Entry): readonly Mistake[] {
  if (owner.text !== 'd-i' || questionType(text) !== null) return [];
  // Any package may bring questions of its own, so only a near miss is a finding; short names are near to too many.
  const meant = closest(text, QUESTIONS, text.length < 12 ? 1 : 2);
  if (meant === null) return [];
  const message = `the installer has no question \`${text}\`; did you mean \`${meant}\`?`;
  return [{ start, end, message, fix: meant }];
}

/** No question is a near miss of one that the installer asks: an answer to a question that nobody asks answers nothing. */
export const unknownQuestion: Check = {
  ruleId: 'preseed/unknown-question',
  severity: 'warning',
  check: ({ entries }) => entries.flatMap(misspelt),
};
