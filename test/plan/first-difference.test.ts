import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { firstDifference } from '../../src/plan/first-difference.ts';

const test = suite('plan/first-difference');

const TABLE: readonly (readonly [from: string, to: string, line: number])[] = [
  ['a', 'b', 1],
  ['', 'a', 1],
  ['a\nb\n', 'a\nc\n', 2],
  ['a\nb', 'a\nb\n', 3],
  ['a\nb\n', 'a\nb', 3],
  ['a\nb\nc', 'a\nb', 3],
  ['a\r\nb', 'a\nb', 1],
];

for (const [from, to, line] of TABLE) {
  test(`${JSON.stringify(from)} and ${JSON.stringify(to)} differ at line ${line}`, () =>
    assert.equal(firstDifference(from, to), line));
}

test.run();
