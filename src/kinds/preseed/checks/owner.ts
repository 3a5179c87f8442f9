import leven from 'leven';
import { questionType } from '../questions.ts';
import type { Check } from './check.ts';

const INSTALLER = 'd-i';

/** Whether a word was meant to be the installer's name; a byte order mark before it is another mistake. */
function isNearMiss(word: string): boolean {
  return word !== INSTALLER && /^[\w-]+$/.test(word) && leven(word.toLowerCase(), INSTALLER) <= 1;
}

/** The owner of the installer's own questions is `d-i`: what others own is copied into the installed system as well. */
export const owner: Check = {
  ruleId: 'preseed/owner',
  severity: 'warning',
  check: ({ entries }) =>
    entries
      .filter((entry) => isNearMiss(entry.owner.text) && questionType(entry.question.text) !== null)
      .map(({ owner: { text, start, end } }) => {
        const message = `the installer’s own questions belong to \`${INSTALLER}\`, not to \`${text}\``;
        return { start, end, message, fix: INSTALLER };
      }),
};
