import { randomInt } from 'node:crypto';
import { CRYPT_LETTERS, sha512Crypt, USUAL_ROUNDS } from './sha512-crypt.ts';

const SALT_LENGTH = 16;

/** The hash of a password with a new salt (SHA-512 crypt). */
export function passwordHash(password: string, rounds: number | null = null): string {
  const salt = Array.from({ length: SALT_LENGTH }, () => CRYPT_LETTERS[randomInt(CRYPT_LETTERS.length)]);
  return sha512Crypt(password, salt.join(''), rounds ?? USUAL_ROUNDS);
}
