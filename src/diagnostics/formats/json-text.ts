/** Controls, format characters and line separators that JSON allows as they are; only the newlines of its own layout stay. */
const UNSAFE = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/**
 * A value as JSON (RFC 8259) that is safe to print and to split into lines: what a terminal would obey or hide, and what
 * some readers take for the end of a line, is written as `\u` and its UTF-16 units. It parses to the value unchanged.
 */
export function jsonText(value: unknown, indent = 0): string {
  return JSON.stringify(value, null, indent).replace(UNSAFE, escaped);
}

function escaped(character: string): string {
  return Array.from({ length: character.length }, (_, at) => {
    const unit = character.charCodeAt(at).toString(16);
    return `\\u${unit.padStart(4, '0')}`;
  }).join('');
}
