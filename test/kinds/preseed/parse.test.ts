import assert from 'node:assert/strict';
import fc from 'fast-check';
import { suite } from 'uvu';
import { type Field, parsePreseed, valueItems, valueWords } from '../../../src/kinds/preseed/parse.ts';

const test = suite('kinds/preseed/parse');

const fieldsOf = (text: string): readonly string[] => {
  return parsePreseed(text).entries.map(({ owner, question, type, value }) => {
    return [owner, question, type, value].map((field) => field.text).join('|');
  });
};

test('an answer has an owner, a question, a type and a value that may hold blanks', () => {
  assert.deepEqual(fieldsOf('d-i time/zone string Etc/UTC\n'), ['d-i|time/zone|string|Etc/UTC']);
  assert.deepEqual(fieldsOf('d-i  a/b\tstring \t c  d \t\n'), ['d-i|a/b|string|c  d']);
  assert.deepEqual(fieldsOf('  d-i a/b string c'), ['d-i|a/b|string|c']);
});

test('the value may be empty, with or without a blank after the type', () => {
  assert.deepEqual(fieldsOf('d-i a/b note\nd-i a/c string \n'), ['d-i|a/b|note|', 'd-i|a/c|string|']);
});

test('the seen flag stands where the type does', () => {
  assert.deepEqual(fieldsOf('d-i a/b seen false'), ['d-i|a/b|seen|false']);
});

test('every field may stand on a line of its own', () => {
  assert.deepEqual(fieldsOf('d-i a/b \\\n  string x \\\n  y\n'), ['d-i|a/b|string|x y']);
});

test('what is too short, a comment that is indented, and a command that lost its backslash are no answers', () => {
  for (const line of ['d-i', 'd-i a/b', ' # d-i a/b string', 'in-target apt-get install', 'cp /a/b /c -r']) {
    const { entries, malformed } = parsePreseed(line);
    assert.deepEqual([entries.length, malformed.length], [0, 1], line);
  }
});

test('a no-break space is part of a word, as it is to the installer', () => {
  assert.deepEqual(fieldsOf('d-i a/b string\u00A0c'), ['d-i|a/b|string\u00A0c|']);
});

test('fields, words and items know their places across joined lines', () => {
  const text = 'd-i a/b string one, \\\n  two three\n';
  const [entry] = parsePreseed(text).entries;
  assert.ok(entry);
  const slices = (fields: readonly Field[]) => fields.map(({ start, end }) => text.slice(start, end));
  assert.deepEqual(slices(valueWords(entry)), ['one,', 'two', 'three']);
  assert.deepEqual(slices(valueItems(entry)), ['one', 'two three']);
  assert.deepEqual(slices([entry.value]), ['one, \\\n  two three']);
});

const word = fc.constantFrom(
  'd-i',
  'a/b',
  'string',
  'boolean',
  'seen',
  '#',
  '\\',
  ' ',
  '\t',
  '\n',
  '\r\n',
  '\u00A0',
  '\u{1F600}',
);
const preseedText = fc
  .array(fc.oneof(word, fc.string({ maxLength: 4 })), { maxLength: 40 })
  .map((parts) => parts.join(''));

test('the lines of any text tile it, and its fields are slices of it', () => {
  const check = (text: string): void => {
    const { lines, entries, malformed } = parsePreseed(text);
    assert.equal(lines.map(({ start, end }) => text.slice(start, end)).join(''), text);
    lines.reduce((at, { start, end }) => {
      assert.equal(start, at);
      return end;
    }, 0);
    const words = [
      ...entries.flatMap(({ owner, question, type }) => [owner, question, type]),
      ...entries.flatMap(valueWords),
      ...malformed.flatMap((line) => line.words),
    ];
    for (const { text: found, start, end } of words) assert.equal(text.slice(start, end), found);
  };
  fc.assert(fc.property(preseedText, check), { seed: 12, numRuns: 2000 });
});

test('a long line is read in linear time', () => {
  const value = `${' '.repeat(200_000)}x `.repeat(2);
  const started = performance.now();
  assert.equal(parsePreseed(`d-i a/b string ${value}\n`).entries[0]?.value.text.length, 200_003);
  assert.ok(performance.now() - started < 1000);
});

test.run();
