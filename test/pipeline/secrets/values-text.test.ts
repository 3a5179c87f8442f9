import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { parseValues, valuesText } from '../../../src/pipeline/secrets/values-text.ts';

const test = suite('pipeline/secrets/values-text');

test('what is written is read again, whatever stands in a value', () => {
  const values = new Map([
    ['a', 'plain'],
    ['bmc/ams1', '# no comment: [\n"quoted"\\ \t\u0001\u2028é😀 \n'],
    ['7', 'yes'],
    ['null', '123'],
  ]);
  const parsed = parseValues(valuesText(values));
  assert.ok(parsed.ok);
  assert.deepEqual(new Map([...parsed.values].sort()), new Map([...values].sort()));
});

test('a map as people write it; nothing, or comments alone, is no value', () => {
  assert.deepEqual(parseValues('root: hunter2\nkey: |\n  two\n  lines\n'), {
    ok: true,
    values: new Map([
      ['root', 'hunter2'],
      ['key', 'two\nlines\n'],
    ]),
  });
  for (const nothing of ['', '\n', '# a comment\n\n  # another', valuesText(new Map())])
    assert.deepEqual(parseValues(nothing), { ok: true, values: new Map() });
});

test('what is wrong is said without a word of the text', () => {
  const table = [
    ['a: [hunter2', 'it is no YAML: line 1'],
    ['hunter2', 'it is no map of texts by name, such as `root-password: "…"`'],
    ['- hunter2', 'it is no map of texts by name, such as `root-password: "…"`'],
    ['root: 123456', '`root` has no text; write it between quotes'],
    ['root: ""', '`root` has no text; write it between quotes'],
    ['root: { hunter2: x }', '`root` has no text; write it between quotes'],
    [
      'hunter 2: x',
      'a name in it is none: expected a name of letters, digits and `_ . / : @ -` between them, as `bmc/ams1`',
    ],
  ] as const;
  for (const [text, message] of table) {
    assert.deepEqual(parseValues(text), { ok: false, message });
    assert.doesNotMatch(message, /hunter|123456/);
  }
});

test.run();
