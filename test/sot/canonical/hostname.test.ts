import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { parseHostLabel } from '../../../src/sot/canonical/hostname.ts';

const test = suite('sot/canonical/hostname');

test('a label is kept in lower case', () => {
  for (const [text, label] of [
    ['r1-01', 'r1-01'],
    ['R1-01', 'r1-01'],
    ['a', 'a'],
    ['7', '7'],
    ['3com', '3com'],
    ['a--b', 'a--b'],
    ['a'.repeat(63), 'a'.repeat(63)],
  ] as const) {
    assert.equal(parseHostLabel(text), label);
  }
});

test('anything else is none', () => {
  for (const text of ['', '-a', 'a-', '-', 'a.b', 'a_b', 'a b', 'ä', '\u212a', 'a\n', 'a'.repeat(64)]) {
    assert.equal(parseHostLabel(text), null, JSON.stringify(text));
  }
});

test.run();
