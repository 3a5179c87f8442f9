import { isPasswordHash } from '../crypt.ts';
import { holdsSecret } from '../secret.ts';
import { type Check, says, textOf, warningAt } from './mistake.ts';

/** A hash by the traditional method, DES, which Ignition’s own examples have: two characters of salt, eleven of hash. */
const TRADITIONAL = /^[./\dA-Za-z]{13}$/;

/** Hashes of passwords that crypt(3) cannot have made: a password in their place matches nothing, and everyone can read it. */
export const checkPassword: Check = (person) => {
  const hash = textOf(person, 'passwordHash');
  if (!says(person, 'passwordHash') || holdsSecret(hash)) return [];
  if (isPasswordHash(hash) || TRADITIONAL.test(hash)) return [];
  const message = '`passwordHash` takes a hash as crypt(3) makes it; with this text nobody can log in';
  return [warningAt('password-hash', person, 'passwordHash', message)];
};
