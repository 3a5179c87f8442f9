import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { parseYaml } from '../../../src/sot/documents/yaml.ts';
import { brief } from './ranges.ts';

const test = suite('sot/documents/syntax');

const TAB = 'the line is indented with a tab, and YAML takes only spaces (';
const QUOTES =
  'the line goes on after its value; a text that has `: ` or quotes in it needs quotes around all of it (';
const INDENT = 'the line is indented differently from the lines above it (';
const OPEN = 'a quote, `[` or `{` that was opened above is not closed (';
const GOES_ON =
  'the line does not go on with what the lines above began; look for a colon without a space after it (';

const CASES: readonly (readonly [text: string, range: string, words: string])[] = [
  ['a: 1\n\tb: 2\n', '2:1-2:2', TAB],
  ['\ta: 1\n', '1:3-1:4', TAB],
  ['a:\n  - b\n\t- c\n', '3:1-3:2', TAB],
  ['a: b: c\n', '1:5-1:6', QUOTES],
  ['a: "x" y\n', '1:8-1:9', QUOTES],
  ["a: 'it's'\n", '1:8-1:9', QUOTES],
  ['a: 1\n  b: 2\n', '2:4-2:5', INDENT],
  ['a:\n- b\n c: 1\n', '3:3-3:4', INDENT],
  ['a: - b\n', '1:4-1:5', 'a list begins on the line below its key ('],
  ['a: %x\n', '1:4-1:5', 'a text that begins with `%` needs quotes ('],
  ['a: `x`\n', '1:4-1:5', 'a text that begins with ``` needs quotes ('],
  ['a: &\n', '1:5-1:5', 'a text that begins with `&` needs quotes ('],
  ['a: *\n', '1:5-1:5', 'a text that begins with `*` needs quotes ('],
  ['a: !x 1\n', '1:4-1:5', 'tags have no meaning here; a text that begins with `!` needs quotes ('],
  ['a: "x\nb: 1\n', '2:1-2:2', OPEN],
  ['a: [1, 2\nb: 3\n', '2:1-2:2', OPEN],
  ["a: 'x\n\n", '1:6-1:6', OPEN],
  ["'x\n\n", '1:3-1:3', 'a quote is opened and never closed ('],
  ['[a\n\n', '1:3-1:3', 'a `[` or `{` is opened and never closed ('],
  ['[a "b"]\n["c" d]\n', '2:1-2:2', GOES_ON],
  ['["c" d]\n', '1:6-1:7', 'between `[` and `]` or `{` and `}` one comma stands between two items ('],
  ['a: 1\nb\nc: 2\n', '3:2-3:3', 'this line or one above it is no `key: value` ('],
  ['a: 1\n- b\n', '2:1-2:2', GOES_ON],
  ['key:value\nb: 1\n', '2:2-2:3', GOES_ON],
  ['"a":1\n', '1:5-1:6', 'a space is missing after a colon ('],
  [
    'a: "\\q"\n',
    '1:6-1:7',
    'a backslash between double quotes begins an escape; write `\\\\` or use single quotes (',
  ],
  ['a: \u0007\n', '1:4-1:5', 'there is a control character in the text ('],
  ['a: \0\n', '1:4-1:5', 'there is a control character in the text ('],
  ['a: |x\n  b\n', '1:5-1:6', 'the content of `|` and `>` begins on the next line ('],
  ['<<: 1\n', '1:1-1:2', '`<<` takes a map or a list of maps ('],
  [
    '%x\na: 1\n',
    '2:1-2:2',
    'a line that begins with `%` is a directive; a text that begins so needs quotes (',
  ],
];

test('what a person did is said in words, with the reason of the parser', () => {
  for (const [text, range, words] of CASES) {
    const { documents, diagnostics } = parseYaml('a.yml', text);
    const [first, ...others] = diagnostics;
    assert.deepEqual([documents, others, first?.ruleId], [[], [], 'document/syntax'], JSON.stringify(text));
    assert.equal(
      `${brief(first!.range)} ${first!.message.slice(0, words.length)}`,
      `${range} ${words}`,
      JSON.stringify(text),
    );
    assert.match(first!.message, /\([^()]+\)$/, JSON.stringify(text));
  }
});

test.run();
