import { holdsSecret } from '../../secret.ts';
import type { Check } from './check.ts';

const CRYPTED: readonly string[] = ['passwd/root-password-crypted', 'passwd/user-password-crypted'];

/** The forms of a hash that Debian 12's crypt(5) knows, by method. */
const METHODS: readonly { readonly prefix: RegExp; readonly form: RegExp; readonly name: string }[] = [
  { prefix: /^\$1\$/, form: /^\$1\$[^$:\s]{0,8}\$[./0-9A-Za-z]{22}$/, name: 'MD5' },
  { prefix: /^\$5\$/, form: /^\$5\$(rounds=\d+\$)?[^$:\s]{0,16}\$[./0-9A-Za-z]{43}$/, name: 'SHA-256' },
  { prefix: /^\$6\$/, form: /^\$6\$(rounds=\d+\$)?[^$:\s]{0,16}\$[./0-9A-Za-z]{86}$/, name: 'SHA-512' },
  {
    prefix: /^\$g?y\$/,
    form: /^\$g?y\$[./0-9A-Za-z]+\$[./0-9A-Za-z]{0,86}\$[./0-9A-Za-z]{43}$/,
    name: 'yescrypt',
  },
  { prefix: /^\$7\$/, form: /^\$7\$[./0-9A-Za-z]{11,97}\$[./0-9A-Za-z]{43}$/, name: 'scrypt' },
  { prefix: /^\$2[abxy]\$/, form: /^\$2[abxy]\$\d\d\$[./0-9A-Za-z]{53}$/, name: 'bcrypt' },
];

/** What is wrong with a password's hash, or null; `!` and `*`, alone or before a hash, lock the password. */
function problem(value: string): string | null {
  const hash = value.replace(/^[!*]/, '');
  if (hash === '' || hash === '!') return null;
  const method = METHODS.find(({ prefix }) => prefix.test(hash));
  if (method !== undefined) {
    return method.form.test(hash)
      ? null
      : `this ${method.name} hash is not whole: expected \`$id$salt$hash\` as crypt(3) makes it`;
  }
  if (hash.startsWith('$')) return `crypt(3) knows no method \`${hash.match(/^\$[^$]*\$?/)![0]}\``;
  return 'this is no hash of a password: expected `$id$salt$hash` as crypt(3) makes it, or `!` for none';
}

/** A hashed password has a form that crypt(3) can check: with any other nobody can ever log in. */
export const passwordHash: Check = {
  ruleId: 'preseed/password-hash',
  severity: 'error',
  check: ({ entries }) =>
    entries.flatMap(({ question, type, value: { text, start, end } }) => {
      if (!CRYPTED.includes(question.text) || type.text === 'seen' || text === '' || holdsSecret(text))
        return [];
      const message = problem(text);
      return message === null ? [] : [{ start, end, message }];
    }),
};
