import { createHmac } from 'node:crypto';

/** 128 bits: two texts never have the same one. */
const LENGTH = 32;
const KEY_LENGTH = 8;

// What checkpoint tokens are made of has no newline, so that none is ever a fingerprint.
function keyed(key: Uint8Array, text: string): string {
  return createHmac('sha256', key).update(`secret\n${text}`).digest('hex');
}

/**
 * The keyed fingerprint of a secret's text: a sign of the key, and a truncated HMAC-SHA256 (RFC 2104), in hexadecimal. It
 * shows that a text is another one, and without the key nobody can try texts against it.
 */
export function secretFingerprint(key: Uint8Array, name: string, text: string): string {
  return `${keyed(key, '').slice(0, KEY_LENGTH)}-${keyed(key, `${name}\n${text}`).slice(0, LENGTH)}`;
}

/** Whether two fingerprints are of different texts; those of different keys, as of another laptop, say nothing of that. */
export function isOtherText(before: string, after: string): boolean {
  return before !== after && before.slice(0, KEY_LENGTH) === after.slice(0, KEY_LENGTH);
}
