/**
 * The offset of the next thing in a text that is neither white space nor a comment. A `#` begins a comment only after white
 * space or at the start of a line (YAML 1.2.2, section 6.6); a byte order mark is nothing at the start of the text.
 */
export function skipGap(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const char = text[at]!;
    if (char === '#' && (at === 0 || /\s/.test(text[at - 1]!))) {
      while (at + 1 < text.length && !/[\r\n]/.test(text[at + 1]!)) at++;
    } else if (!/[ \t\r\n]/.test(char) && !(at === 0 && char === '\ufeff')) return at;
  }
  return text.length;
}

/** The offset after a gap and any of the given indicators in it, each of one character. */
export function skipIndicators(text: string, from: number, indicators: string): number {
  let at = skipGap(text, from);
  while (at < text.length && indicators.includes(text[at]!)) at = skipGap(text, at + 1);
  return at;
}
