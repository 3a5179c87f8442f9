import { createHmac } from 'node:crypto';

/** 128 bits: nobody guesses one while a rack is being installed. */
const TOKEN_LENGTH = 32;

/** The checkpoint token of one attempt at one boot of one host: a truncated HMAC-SHA256 (RFC 2104), in hexadecimal. */
export function checkpointToken(key: Uint8Array, label: string, boot: string, attempt: number): string {
  return createHmac('sha256', key).update(`${label}/${boot}/${attempt}`).digest('hex').slice(0, TOKEN_LENGTH);
}
