/** What usually stands behind the parser's reason, where the text around the place does not tell more. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/^bad indentation/, 'the line is indented differently from the lines above it'],
  [/^deficient indentation/, 'a quote, `[` or `{` that was opened above is not closed'],
  [/scalar$/, 'a quote is opened and never closed'],
  [/flow collection$/, 'a `[` or `{` is opened and never closed'],
  [/comma|found ','$/, 'between `[` and `]` or `{` and `}` one comma stands between two items'],
  [/mapping key$|^can not read a block mapping entry/, 'this line or one above it is no `key: value`'],
  [/^a whitespace character/, 'a space is missing after a colon'],
  [
    /^end of the stream/,
    'the line does not go on with what the lines above began; look for a colon without a space after it',
  ],
  [
    /escape|hexadecimal/,
    'a backslash between double quotes begins an escape; write `\\\\` or use single quotes',
  ],
  [/\btag\b/, 'tags have no meaning here; a text that begins with `!` needs quotes'],
  [/anchor/, 'a text that begins with `&` needs quotes'],
  [/alias/, 'a text that begins with `*` needs quotes'],
  [/non-printable|null byte|valid JSON/, 'there is a control character in the text'],
  [/^a line break/, 'the content of `|` and `>` begins on the next line'],
  [/merge/, '`<<` takes a map or a list of maps'],
  [/^directive/, 'a line that begins with `%` is a directive; a text that begins so needs quotes'],
];

const TAB = 'the line is indented with a tab, and YAML takes only spaces';

function lineBefore(text: string, offset: number): string {
  const before = text.slice(0, offset);
  return before.slice(Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1);
}

/** What stands on the line tells more than the parser does, which says "indentation" of whatever follows a complete value. */
function fromContext(reason: string, text: string, offset: number): string | null {
  const before = lineBefore(text, offset);
  const char = text[offset] ?? '';
  if (/^\s*\t/.test(before) || (char === '\t' && before.trim() === '')) return TAB;
  if (!reason.startsWith('bad indentation of a mapping')) return null;
  if (/[:-]\s+$/.test(before)) {
    if (char === '-') return 'a list begins on the line below its key';
    if ('@`%]},'.includes(char)) return `a text that begins with \`${char}\` needs quotes`;
  }
  return /:\s/.test(before)
    ? 'the line goes on after its value; a text that has `: ` or quotes in it needs quotes around all of it'
    : null;
}

/** One sentence for a syntax error: what a person most likely did, with the parser's reason. */
export function explainSyntax(reason: string, text: string, offset: number): string {
  const words = fromContext(reason, text, offset) ?? WORDS.find(([pattern]) => pattern.test(reason))?.[1];
  return `${words ?? 'this is not YAML'} (${reason})`;
}
