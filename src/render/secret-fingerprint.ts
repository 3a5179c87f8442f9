import { createHmac } from 'node:crypto';

/** 128 bits: two texts never have the same one. */
const LENGTH = 32;

/**
 * The keyed fingerprint of a secret's text: a truncated HMAC-SHA256 (RFC 2104), in hexadecimal. It shows that a text is
 * another one, and without the key nobody can try texts against it.
 */
export function secretFingerprint(key: Uint8Array, name: string, text: string): string {
  // What checkpoint tokens are made of has no newline, so that none is ever a fingerprint.
  return createHmac('sha256', key).update(`secret\n${name}\n${text}`).digest('hex').slice(0, LENGTH);
}
