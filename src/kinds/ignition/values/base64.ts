/** What Go’s `encoding/base64` finds wrong with a text of letters of the standard alphabet, or null (RFC 4648, section 4). */
export function base64Problem(text: string): string | null {
  // Nearly every text is right, and some are long.
  if (text.length % 4 === 0 && /^[a-z0-9+/]*(?:==?)?$/i.test(text)) return null;
  const at = corruptAt(text);
  return at === null ? null : `illegal base64 data at input byte ${at}`;
}

function corruptAt(text: string): number | null {
  // The places of all signs but line ends, which count nowhere.
  const places = [...text].flatMap((sign, index) => (sign === '\n' || sign === '\r' ? [] : [index]));
  const padding = places.findIndex((place) => text[place] === '=');
  if (padding === -1) return places.length % 4 === 0 ? null : text.length - (places.length % 4);
  const phase = padding % 4;
  if (phase < 2) return places[padding]!;
  if (phase === 2) {
    const second = places[padding + 1];
    if (second === undefined) return text.length;
    if (text[second] !== '=') return places[padding]!;
  }
  const after = places[padding + (phase === 2 ? 2 : 1)];
  return after ?? null;
}
