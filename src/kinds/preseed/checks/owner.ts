import leven from 'leven';
import { questionType } from '../questions.ts';
import type { Check } from './check.ts';

const INSTALLER = 'd-i';

/** The owner of the installer's own questions is `d-i`: anything else is copied into the installed system as well. */
export const owner: Check = {
  ruleId: 'preseed/owner',
  severity: 'warning',
  check: ({ entries }) =>
    entries
      .filter(({ owner, question }) => {
        return (
          owner.text !== INSTALLER &&
          leven(owner.text.toLowerCase(), INSTALLER) <= 1 &&
          questionType(question.text) !== null
        );
      })
      .map(({ owner: { text, start, end } }) => {
        return {
          start,
          end,
          message: `the installer’s own questions belong to \`${INSTALLER}\`, not to \`${text}\``,
          fix: INSTALLER,
        };
      }),
};
