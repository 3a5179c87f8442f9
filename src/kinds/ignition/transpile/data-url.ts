import { holdsSecret } from '../../secret.ts';

const SECRET = /(‹secret [^›\n]*›)/;

function escaped(text: string): string {
  // Lone surrogates become what UTF-8 has for them.
  return encodeURIComponent(Buffer.from(text, 'utf8').toString('utf8'));
}

/** A text as a data URL (RFC 2397) whose content is escaped; a secret’s placeholder stays what it is, for all to see. */
export function escapedDataUrl(text: string): string {
  const parts = text.split(SECRET).map((part) => (holdsSecret(part) ? part : escaped(part)));
  return `data:,${parts.join('')}`;
}

/** A text as the shorter of the two data URLs, escaped or in base64. */
export function shortDataUrl(text: string): string {
  const plain = escapedDataUrl(text);
  const base64 = `data:;base64,${Buffer.from(text, 'utf8').toString('base64')}`;
  return base64.length < plain.length && !holdsSecret(text) ? base64 : plain;
}
