const NUL = 0x00;
const LF = 0x0a;
const CR = 0x0d;

/** A text with LF at its line ends, as netascii (RFC 764): LF becomes CR LF, a lone CR becomes CR NUL. */
export function toNetascii(text: Uint8Array): Uint8Array {
  let grown = text.length;
  for (const octet of text) if (octet === LF || octet === CR) grown += 1;
  const out = new Uint8Array(grown);
  let at = 0;
  for (const octet of text) {
    if (octet === LF) out[at++] = CR;
    out[at++] = octet;
    if (octet === CR) out[at++] = NUL;
  }
  return out;
}
