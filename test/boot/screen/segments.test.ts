import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { lineOf, padded, segment, widthOf } from '../../../src/boot/screen/segments.ts';

const test = suite('boot/screen/segments');

const PARTS = [segment('r1-01  '), segment('done  ', 'good'), segment('主机 said hello')];

test('a line that has room is whole, and has colour where it is wanted', () => {
  assert.equal(lineOf(PARTS, 80, false), 'r1-01  done  主机 said hello');
  assert.equal(lineOf(PARTS, 80, true), 'r1-01  \u001b[32mdone  \u001b[39m主机 said hello');
});

test('a line is cut at every width without being wider, also in the middle of a wide character', () => {
  for (let cells = 0; cells <= 40; cells += 1) assert.ok(widthOf(lineOf(PARTS, cells, false)) <= cells);
  assert.equal(lineOf(PARTS, 10, false), 'r1-01  do…');
  assert.equal(lineOf(PARTS, 15, false), 'r1-01  done  …', 'half of a character is none');
  assert.equal(lineOf(PARTS, 16, false), 'r1-01  done  主…');
  assert.equal(lineOf(PARTS, 1, false), '…');
});

test('what a stranger has said is neither obeyed nor wider than its room', () => {
  const hostile = [segment('a\u001b[2J\u001b[1;1H'), segment('\r\nb\u202e', 'bad')];
  assert.equal(lineOf(hostile, 80, false), 'a\\u001b[2J\\u001b[1;1H\\r\\nb\\u202e');
  assert.equal(lineOf(hostile, 12, false), 'a\\u001b[2J…', 'an escape is shown whole or not at all');
});

test('columns are as wide in cells as they should be', () => {
  assert.deepEqual([padded('主', 4), padded('a', 4, 'right'), padded('abcde', 4)], ['主  ', '   a', 'abcde']);
});

test.run();
