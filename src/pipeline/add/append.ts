/**
 * A YAML file with one more document at its end: everything before it stays as it is, to the byte, and its line ends are
 * those of the file.
 */
export function appendDocument(text: string, lines: readonly string[]): string {
  const end = /\r\n/.test(text) ? '\r\n' : '\n';
  const whole = text === '' || /\n$/.test(text) ? text : `${text}${end}`;
  const before = needsSeparator(whole) ? `${whole}---${end}` : whole;
  return `${before}${lines.map((line) => `${line}${end}`).join('')}`;
}

/** Whether a document stands before the end: after a `---` with comments alone, or in a file of comments, the next is not begun. */
function needsSeparator(text: string): boolean {
  const lines = text.split(/\r?\n/);
  const last = lines.findLastIndex((line) => !/^\ufeff?\s*(?:#.*)?$/.test(line));
  return last !== -1 && !/^---\s*(?:#.*)?$/.test(lines[last]!);
}
