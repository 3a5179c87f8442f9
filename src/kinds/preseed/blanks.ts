const BLANKS = ' \t\v\f\r';

/** Text without the blanks at its end: the ASCII ones only, since a no-break space is part of a word to the installer. */
export function trimEnd(text: string): string {
  let end = text.length;
  while (end > 0 && BLANKS.includes(text[end - 1]!)) end -= 1;
  return text.slice(0, end);
}

/** The number of ASCII blanks at the beginning of a text. */
export function indentOf(text: string): number {
  let indent = 0;
  while (indent < text.length && BLANKS.includes(text[indent]!)) indent += 1;
  return indent;
}
