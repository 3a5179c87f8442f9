import { nearest } from '../../../diagnostics/nearest.ts';
import { holdsSecret } from '../../secret.ts';
import { type Entry, valueItems } from '../parse.ts';
import { CHOICES, questionType } from '../questions.ts';
import type { Check, Mistake } from './check.ts';

function noChoice(entry: Entry): readonly Mistake[] {
  const { question, type, value } = entry;
  const choices = CHOICES.get(question.text);
  if (choices === undefined || type.text === 'seen' || value.text === '' || holdsSecret(value.text))
    return [];
  const isMultiple = questionType(question.text) === 'multiselect';
  // An item that is none of the list is passed over, which is why `none` chooses nothing.
  const chosen = isMultiple ? valueItems(entry).filter(({ text }) => text !== 'none') : [value];
  const severity = isMultiple ? { severity: 'warning' as const } : {};
  return chosen
    .filter(({ text }) => !choices.includes(text))
    .map(({ text, start, end }) => {
      const fix = nearest(text, choices);
      const help = fix === null ? `it takes ${choices.join(', ')}` : `did you mean \`${fix}\`?`;
      const message = `\`${question.text}\` does not take \`${text}\`; ${help}`;
      return { start, end, message, fix, ...severity };
    });
}

/** A question with a fixed list of values is answered from that list. */
export const selectValue: Check = {
  ruleId: 'preseed/select-value',
  severity: 'error',
  check: ({ entries }) => entries.flatMap(noChoice),
};
