import { createHash } from 'node:crypto';

/** The letters of crypt's own base 64, in their order. */
export const CRYPT_LETTERS = './0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** The rounds where a hash states none. */
export const USUAL_ROUNDS = 5000;

const LENGTH = 64;

function sha512(...parts: readonly Uint8Array[]): Buffer {
  const hash = createHash('sha512');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

/** A text as long as another one, made of one digest again and again. */
function stretched(digest: Buffer, length: number): Buffer {
  return Buffer.alloc(length, digest);
}

/** The first digest of a password and its salt, in which the bits of the password's length choose what comes in. */
function first(password: Buffer, salt: Buffer): Buffer {
  const between = sha512(password, salt, password);
  const parts: Buffer[] = [password, salt, stretched(between, password.length)];
  for (let bits = password.length; bits > 0; bits >>= 1) parts.push(bits & 1 ? between : password);
  return sha512(...parts);
}

function letters(value: number, count: number): string {
  let text = '';
  for (let at = 0; at < count; at++) text += CRYPT_LETTERS[(value >> (6 * at)) & 0x3f];
  return text;
}

/** The digest's bytes three by three, each third from another third of it, and the last one alone. */
function encoded(digest: Buffer): string {
  let text = '';
  let [a, b, c] = [0, 21, 42];
  for (let at = 0; at < 21; at++) {
    text += letters((digest[a]! << 16) | (digest[b]! << 8) | digest[c]!, 4);
    [a, b, c] = [b + 1, c + 1, a + 1];
  }
  return text + letters(digest[LENGTH - 1]!, 2);
}

/**
 * The SHA-512 crypt of a password (`$6$`), as crypt(5) and every installer take it: Ulrich Drepper, "Unix crypt using SHA-256
 * and SHA-512", version 0.6. Salts are up to 16 letters, rounds 1000 to 999999999.
 */
export function sha512Crypt(secret: string, saltText: string, rounds = USUAL_ROUNDS): string {
  const password = Buffer.from(secret);
  const salt = Buffer.from(saltText);
  const begin = first(password, salt);
  const p = stretched(sha512(...Array<Buffer>(password.length).fill(password)), password.length);
  const s = stretched(sha512(...Array<Buffer>(16 + begin[0]!).fill(salt)), salt.length);
  let digest = begin;
  for (let round = 0; round < rounds; round++) {
    const isOdd = round % 2 === 1;
    const parts: Buffer[] = [isOdd ? p : digest];
    if (round % 3 !== 0) parts.push(s);
    if (round % 7 !== 0) parts.push(p);
    parts.push(isOdd ? digest : p);
    digest = sha512(...parts);
  }
  const stated = rounds === USUAL_ROUNDS ? '' : `rounds=${rounds}$`;
  return `$6$${stated}${saltText}$${encoded(digest)}`;
}
