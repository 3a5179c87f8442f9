import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { diagnostic } from '../../../src/diagnostics/diagnostic.ts';
import { parseYaml } from '../../../src/sot/documents/yaml.ts';
import { brief, line } from './ranges.ts';

const test = suite('sot/documents/yaml');

const values = (text: string) => parseYaml('a.yml', text).documents.map(({ value }) => value);
const findings = (text: string) => parseYaml('a.yml', text).diagnostics.map(line);

test('documents come in order with their numbers, and nothing is no document', () => {
  for (const [text, expected] of [
    ['', []],
    ['# only a comment\n', []],
    ['---\n', []],
    ['...\n', []],
    ['a: 1', [{ a: 1 }]],
    ['a: 1\n---\n', [{ a: 1 }]],
    ['a: 1\n--- # the end\n\n', [{ a: 1 }]],
    ['a: 1\n---\n---\n# nothing\n', [{ a: 1 }]],
    ['a: 1\n---\n---\nb: 2\n', [{ a: 1 }, null, { b: 2 }]],
    ['a: 1\n---\nnull\n', [{ a: 1 }, null]],
    ['# c\n---\na: 1\n...\n---\nb: 2\n', [{ a: 1 }, { b: 2 }]],
    [
      '%YAML 1.2\n---\na: 1\n...\n# c\n%TAG !e! tag:yaml.org,2002:\n---\nb: !e!str 2\n',
      [{ a: 1 }, { b: '2' }],
    ],
    ['\ufeffa: 1\r\n---\r\nb: 2\r\n', [{ a: 1 }, { b: 2 }]],
    ['---\n|\n  text\n--- >-\n  more\n', ['text\n', 'more']],
    ['a: ---b\nc: ...\n', [{ a: '---b', c: '...' }]],
  ] as const) {
    assert.deepEqual(values(text), expected, JSON.stringify(text));
    assert.deepEqual(findings(text), [], JSON.stringify(text));
  }
});

test('scalars are read as YAML 1.2 reads them, and no digit is lost', () => {
  const text = [
    'mac: 11:00:00:00:00:04',
    'word: yes',
    'date: 2026-01-02',
    'octal: 0o17',
    'hex: 0x10',
    'float: 1.5',
    'none: ~',
    'empty:',
    'truth: true',
    'largest: 9007199254740991',
    'serial: 12345678901234567890',
    'nan: .nan',
    'infinite: -.inf',
    'huge: 1e400',
  ].join('\n');
  assert.deepEqual(values(text), [
    {
      mac: '11:00:00:00:00:04',
      word: 'yes',
      date: '2026-01-02',
      octal: 15,
      hex: 16,
      float: 1.5,
      none: null,
      empty: null,
      truth: true,
      largest: 9007199254740991,
      serial: '12345678901234567890',
      nan: '.nan',
      infinite: '-.inf',
      huge: '1e400',
    },
  ]);
});

test('merge keys bring what the map has not, in any number', () => {
  const text = 'base: &b {a: 1, b: 2}\none: {<<: *b, b: 3}\ntwo: {b: 4, <<: [*b, {c: 5}]}\n';
  assert.deepEqual(values(text), [{ base: { a: 1, b: 2 }, one: { a: 1, b: 3 }, two: { a: 1, b: 4, c: 5 } }]);
  const many = `base: &b {${Array.from({ length: 2000 }, (_, i) => `k${i}: v`).join(', ')}}\n`;
  assert.deepEqual(findings(many + Array.from({ length: 9 }, (_, i) => `m${i}: {<<: *b}\n`).join('')), []);
});

test('a broken document does not take the others with it, and keeps its number', () => {
  const { documents, diagnostics } = parseYaml(
    'a.yml',
    'a: 1\n---\nb: {\n---\nc: 1\n---\nd: *x\n---\ne: 1\n',
  );
  assert.deepEqual(
    documents.map(({ file, index, value, start }) => [file, index, value, brief(start)]),
    [
      ['a.yml', 0, { a: 1 }, '1:1-1:5'],
      ['a.yml', 2, { c: 1 }, '5:1-5:5'],
      ['a.yml', 4, { e: 1 }, '9:1-9:5'],
    ],
  );
  assert.deepEqual(diagnostics.map(line), [
    '3:5-3:5 document/syntax: a quote, `[` or `{` that was opened above is not closed (deficient indentation)',
    '7:4-7:6 document/syntax: the alias `*x` has no anchor `&x` above it; a text that begins with `*` needs quotes',
  ]);
});

test('a finding is complete', () => {
  const position = { line: 1, column: 4 };
  assert.deepEqual(parseYaml('sites/a/b.yml', 'a: @x').diagnostics, [
    diagnostic({
      ruleId: 'document/syntax',
      file: 'sites/a/b.yml',
      range: { start: position, end: { line: 1, column: 5 } },
      message: 'a text that begins with `@` needs quotes (bad indentation of a mapping entry)',
    }),
  ]);
});

test('every key that stands twice is found, and the rest of the document is still read', () => {
  const text = 'a: {b: 1, b: 2, c: 1, "b": 3}\n0x10: x\n16: y\na: 2\n';
  assert.deepEqual(values(text), [{ 16: 'y', a: 2 }]);
  const twice = (name: string) =>
    `document/duplicate-key: the key \`${name}\` stands twice in this map, and only one of the two can hold`;
  assert.deepEqual(findings(text), [
    `1:11-1:12 ${twice('b')} (first used here 1:5-1:6)`,
    `1:23-1:26 ${twice('b')} (first used here 1:5-1:6)`,
    `3:1-3:3 ${twice('16')} (first used here 2:1-2:5)`,
    `4:1-4:2 ${twice('a')} (first used here 1:1-1:2)`,
  ]);
});

test('a key that stands twice does not hide what else is wrong', () => {
  assert.deepEqual(
    findings('a: !x 1\na: 2\n').map((text) => text.split(':').slice(0, 4).join(':')),
    [
      '2:1-2:2 document/duplicate-key: the key `a` stands twice in this map, and only one of the two can hold (first used here 1',
      '1:4-1:5 document/syntax: tags have no meaning here; a text that begins with `!` needs quotes (unknown scalar tag !<!x>)',
    ],
  );
});

test('the keys of prototypes are plain data or refused', () => {
  const { documents, diagnostics } = parseYaml(
    'a.yml',
    'constructor: 1\ntoString: {hasOwnProperty: 2}\n---\nx: {"__pro\\u0074o__": {polluted: 1}}\n',
  );
  assert.deepEqual(
    documents.map(({ value }) => value),
    [{ constructor: 1, toString: { hasOwnProperty: 2 } }],
  );
  assert.deepEqual(diagnostics.map(line), [
    '4:5-4:21 document/reserved-key: the key `__proto__` is reserved; use another name',
  ]);
  assert.equal(Object.hasOwn(Object.prototype, 'polluted'), false);
});

test('what is no key is found where it stands', () => {
  const message =
    'document/syntax: a list or a map stands where a key should be; a text that begins with `[` or `{` needs quotes';
  assert.deepEqual(findings('a: 1\nb: {{ name }}\n'), [`2:5-2:13 ${message}`]);
  assert.deepEqual(findings('a: [{b: c}: d, [e]: f]\n'), [`1:5-1:11 ${message}`, `1:16-1:19 ${message}`]);
  assert.deepEqual(findings('a: &a [1]\n? *a\n: 1\n'), [`2:3-2:5 ${message}`]);
});

test('aliases that would make a small text huge, deep or endless are refused', () => {
  const tens = (item: string) => `[${Array(10).fill(item).join(', ')}]`;
  const bomb = Array.from(
    { length: 9 },
    (_, i) => `a${i}: &a${i} ${tens(i === 0 ? 'x' : `*a${i - 1}`)}\n`,
  ).join('');
  assert.deepEqual(findings(bomb), [
    '6:55-6:58 document/alias-bomb: with its aliases written out, the document has more than 1000000 values; write less by reference',
  ]);
  const nest = (item: string) => `${'['.repeat(90)}${item}${']'.repeat(90)}`;
  assert.deepEqual(findings(`a: &a ${nest('')}\nb: &b ${nest('*a')}\nc: ${nest('*b')}\n`), [
    '3:94-3:96 document/too-deep: with the alias `*b` written out, lists and maps are nested 271 deep; the limit is 200',
  ]);
  assert.deepEqual(findings('a: &a\n  b: *a\n'), [
    '2:6-2:8 document/alias-bomb: the alias `*a` stands inside what it names, which would have no end',
  ]);
});

test('nesting is bounded, whichever way it is written', () => {
  for (const text of [
    '['.repeat(100_000),
    '{a: '.repeat(100_000),
    '- '.repeat(100_000),
    Array.from({ length: 2000 }, (_, i) => `${' '.repeat(i)}a:\n`).join(''),
  ]) {
    const [first, ...others] = parseYaml('a.yml', text).diagnostics;
    assert.equal(first?.message, 'lists and maps are nested more than 200 deep');
    assert.deepEqual(others, []);
  }
  assert.deepEqual(findings(`${'['.repeat(198)}${']'.repeat(198)}`), []);
});

test('a file that is too large, or has too many documents, is refused before it is parsed', () => {
  assert.deepEqual(parseYaml('a.yml', 'a'.repeat(16 * 1024 * 1024 + 1)).diagnostics.map(line), [
    'null document/too-large: the file has 16.0 MB and the limit is 16 MB; what is served as it is belongs in files.yml',
  ]);
  assert.deepEqual(parseYaml('a.yml', '---\na\n'.repeat(100_001)).diagnostics.map(line), [
    'null document/too-large: the file has 100001 documents and the limit is 100000; write several files',
  ]);
});

test('a file with endless findings is left after a thousand', () => {
  assert.equal(parseYaml('a.yml', 'a: {\n---\n'.repeat(5000)).diagnostics.length, 1001);
  assert.equal(parseYaml('a.yml', 'a: 1\n'.repeat(5000)).diagnostics.length, 1000);
});

test.run();
