const PAIRS = /^[0-9a-f]{2}([:-])(?:[0-9a-f]{2}\1){4}[0-9a-f]{2}$/i;
const TRIPLES = /^[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4}$/i;
const BARE = /^[0-9a-f]{12}$/i;

/**
 * A 48-bit MAC in the one form that is compared and printed, `52:54:00:aa:bb:cc`, or null where the text is none.
 * Read are pairs with `:` or `-` (one of them throughout), three groups with `.` as switches print them, and bare digits.
 */
export function parseMac(text: string): string | null {
  if (!PAIRS.test(text) && !TRIPLES.test(text) && !BARE.test(text)) return null;
  const digits = text.replace(/[:.-]/g, '').toLowerCase();
  return digits.match(/../g)!.join(':');
}
