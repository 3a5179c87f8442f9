import { holdsSecret } from '../../secret.ts';
import type { Check } from './check.ts';

const SECRET = 'take it from a secret';

/** What to do instead, for each question whose answer is a password as it is typed. */
const INSTEAD: Readonly<Record<string, string>> = {
  'passwd/root-password': `answer \`passwd/root-password-crypted\` with its hash, or ${SECRET}`,
  'passwd/user-password': `answer \`passwd/user-password-crypted\` with its hash, or ${SECRET}`,
  'grub-installer/password': `answer \`grub-installer/password-crypted\` with its hash, or ${SECRET}`,
  'network-console/password': SECRET,
  'partman-crypto/passphrase': SECRET,
};

/** No password stands in plain text, where everyone who reads the repository reads it. */
export const plainPassword: Check = {
  ruleId: 'preseed/plain-password',
  severity: 'warning',
  check: ({ entries }) =>
    entries.flatMap(({ question, type, value: { text, start, end } }) => {
      const instead = INSTEAD[question.text];
      if (instead === undefined || type.text === 'seen' || text === '' || holdsSecret(text)) return [];
      return [{ start, end, message: `a password stands here in plain text: ${instead}` }];
    }),
};
