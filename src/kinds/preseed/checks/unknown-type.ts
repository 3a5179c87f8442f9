import { nearest } from '../../../diagnostics/nearest.ts';
import type { Entry } from '../parse.ts';
import { questionType } from '../questions.ts';
import { isType, TYPES } from '../syntax.ts';
import type { Check, Mistake } from './check.ts';

function unknown({ question, type: { text, start, end } }: Entry): readonly Mistake[] {
  if (isType(text)) return [];
  const meant = nearest(text, TYPES);
  if (meant !== null)
    return [{ start, end, message: `there is no type \`${text}\`; did you mean \`${meant}\`?`, fix: meant }];
  const own = questionType(question.text);
  const help = own === null ? `the types are ${TYPES.join(', ')}` : `\`${question.text}\` is a \`${own}\``;
  return [
    { start, end, message: `there is no type \`${text}\`; ${help}, and the value comes after the type` },
  ];
}

/** The third word of an answer is a type; where it is left out, the value's first word is lost in its place. */
export const unknownType: Check = {
  ruleId: 'preseed/unknown-type',
  severity: 'error',
  check: ({ entries }) => entries.flatMap(unknown),
};
