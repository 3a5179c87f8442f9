import { isPasswordHash } from '../crypt.ts';
import { holdsSecret } from '../secret.ts';
import { errorAt, type Mistake, warningAt } from './mistake.ts';
import type { Used } from './used.ts';
import type { Word } from './words.ts';

/** Options that hold something secret as it is typed. */
const TYPED: readonly string[] = ['--passphrase', '--hw-passphrase'];

/** Commands whose `--password` is never a hash. */
const TYPED_PASSWORD: readonly string[] = ['vnc', 'rdp', 'iscsi'];

interface Password {
  readonly value: string;
  readonly at: Word;
}

/** The password that a line sets for somebody who logs in, which may be a hash. */
function loginPassword(used: Used): Password | null {
  switch (used.name.text) {
    case 'rootpw':
      return used.words.length === 0 ? null : { value: used.first.text, at: used.first };
    case 'sshpw':
      return used.words.length === 0 || used.has('--sshkey')
        ? null
        : { value: used.first.text, at: used.first };
    case 'user':
    case 'bootloader':
      return used.has('--password') ? { value: used.value('--password'), at: used.at('--password') } : null;
    default:
      return null;
  }
}

function isHash({ value }: Password): boolean {
  return (value !== '' && isPasswordHash(value)) || value.startsWith('grub.pbkdf2.');
}

function plain(at: Word, instead: string): Mistake {
  const message = `a password stands here in plain text: ${instead}`;
  return warningAt(at, 'kickstart/plain-password', message);
}

function loginMistake(used: Used): Mistake | null {
  const password = loginPassword(used);
  if (password === null || password.value === '' || holdsSecret(password.value)) return null;
  const { at } = password;
  if (used.has('--iscrypted')) {
    // A word that is no hash is also a way to lock an account, and beside `--lock` it surely is meant so.
    if (isHash(password) || used.has('--lock')) return null;
    const message =
      'this is no hash as crypt(3) makes it, so that nobody can log in; `--lock` says so plainly';
    return warningAt(at, 'kickstart/password-hash', message);
  }
  if (!isHash(password)) return plain(at, 'write its hash beside `--iscrypted`, or take it from a secret');
  const message =
    'this is the hash of a password, and without `--iscrypted` it is taken for the password itself';
  return errorAt(at, 'kickstart/password-hash', message);
}

/** Passwords that everyone can read, and hashes that are none or are not said to be. */
export function passwordMistakes(lines: readonly Used[]): readonly Mistake[] {
  return lines.flatMap((used) => {
    const typed = [...TYPED, ...(TYPED_PASSWORD.includes(used.name.text) ? ['--password'] : [])]
      .filter((option) => used.value(option) !== '' && !holdsSecret(used.value(option)))
      .map((option) => plain(used.at(option), 'take it from a secret'));
    return [...typed, ...[loginMistake(used)].filter((mistake) => mistake !== null)];
  });
}
