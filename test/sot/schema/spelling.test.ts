import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { spellingOf } from '../../../src/sot/schema/spelling.ts';

const test = suite('sot/schema/spelling');

function on(line: number, from: number, to: number) {
  return { start: { line, column: from }, end: { line, column: to } };
}

test('a bare word is spelled as it stands', () => {
  assert.equal(spellingOf(123, 'a: 00123\r\n', on(1, 4, 9)), '00123');
  assert.equal(spellingOf(-1.5, 'a:\n  b: -1.50', on(2, 6, 11)), '-1.50');
  assert.equal(spellingOf(true, 'a: TRUE', on(1, 4, 8)), 'TRUE');
});

test('where something else stands, or nothing is known, the value speaks for itself', () => {
  assert.equal(spellingOf(1.1, 'a: *n', on(1, 4, 6)), '1.1');
  assert.equal(spellingOf(12, 'a: !!int "12"', on(1, 4, 14)), '12');
  assert.equal(spellingOf(12, 'a: 12', null), '12');
  assert.equal(spellingOf(12, '', on(7, 1, 3)), '12');
});

test.run();
