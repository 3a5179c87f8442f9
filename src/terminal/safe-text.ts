const NAMED: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/**
 * Controls (C0, DEL, C1), what turns or hides text (bidirectional controls, zero-width and soft characters, tags;
 * see Unicode TR36, section 3.2), line separators, and halves of surrogate pairs.
 */
const UNSAFE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}\p{Surrogate}]/gu;

/** The text on one line with nothing in it that a terminal would obey or hide: such characters become escapes like `\u001b`. */
export function safeText(text: string): string {
  return text.replace(UNSAFE, escaped);
}

/** The same for a text of several lines: they and their tabs stay. */
export function safeLines(text: string): string {
  return text.replace(UNSAFE, (character) =>
    character === '\n' || character === '\t' ? character : escaped(character),
  );
}

function escaped(character: string): string {
  const code = character.codePointAt(0)!.toString(16);
  return NAMED[character] ?? (code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, '0')}`);
}
