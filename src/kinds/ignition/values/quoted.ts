const SHORT: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\b': '\\b',
  '\f': '\\f',
  '\v': '\\v',
  '\u0007': '\\a',
};

/** A text in quotes as Go’s `%q` writes it. */
export function quoted(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what cannot be shown.
  const shown = text.replace(/["\\\u0000-\u001f\u007f]/g, (sign) => {
    return SHORT[sign] ?? `\\x${sign.charCodeAt(0).toString(16).padStart(2, '0')}`;
  });
  return `"${shown}"`;
}
