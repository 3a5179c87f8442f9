// A byte order mark is kept: a file name is what its octets say.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();

/** The strings that end in a zero octet, from `start` on, and how many octets follow the last of them. */
export function readStrings(
  bytes: Uint8Array,
  start: number,
): { readonly strings: string[]; readonly rest: number } {
  const strings: string[] = [];
  let at = start;
  for (let end = bytes.indexOf(0, at); end !== -1; end = bytes.indexOf(0, at)) {
    strings.push(decoder.decode(bytes.subarray(at, end)));
    at = end + 1;
  }
  return { strings, rest: Math.max(bytes.length - at, 0) };
}

/** The text from `start` to the next zero octet; to the end where there is none, as some firmware leaves it out. */
export function readText(bytes: Uint8Array, start: number): string {
  const end = bytes.indexOf(0, start);
  return decoder.decode(bytes.subarray(start, end === -1 ? bytes.length : end));
}

/** The head, then each string with a zero octet after it; zero octets inside a string are left out. */
export function writeStrings(head: readonly number[], strings: readonly string[]): Uint8Array {
  const tail = encoder.encode(strings.map((text) => `${text.replaceAll('\0', '')}\0`).join(''));
  const bytes = new Uint8Array(head.length + tail.length);
  bytes.set(head);
  bytes.set(tail, head.length);
  return bytes;
}

/** The text with each control character replaced: what the network sends must not steer a terminal. */
export function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, '\u{FFFD}');
}
