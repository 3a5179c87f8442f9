/** The methods of crypt(5) whose hashes begin with their id, and a lock, `!` or `*`, that may stand before or alone. */
const HASH = /^[!*]?\$(1|5|6|7|y|gy|2[abxy])\$[^\s:]+$/;

/** Whether a text has the form of a password’s hash, or of the sign for no password, rather than of a password. */
export function isPasswordHash(text: string): boolean {
  return HASH.test(text) || /^[!*]*$/.test(text);
}
