import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { table } from '../../src/terminal/table.ts';

const test = suite('terminal/table');

test('columns are as wide as their widest text, in display cells', () => {
  assert.equal(
    table(
      ['host', 'place', 'state'],
      [
        ['r1-01', '東京', 'done'],
        ['r1-002', 'e\u0301', 'due'],
      ],
    ),
    ['host    place  state', 'r1-01   東京   done', 'r1-002  e\u0301      due'].join('\n'),
  );
});

test('numbers are aligned to the right', () => {
  assert.equal(
    table(
      ['host', 'bytes', 'boot'],
      [
        ['a', '7', 'x'],
        ['b', '123456', 'y'],
      ],
      { right: [1] },
    ),
    ['host   bytes  boot', 'a          7  x', 'b     123456  y'].join('\n'),
  );
});

test('a short row has empty cells, and no line ends in spaces', () => {
  assert.equal(table(['a', 'b', 'c'], [['1'], []]), ['a  b  c', '1', ''].join('\n'));
});

test('a header alone is a table', () => {
  assert.equal(table(['host', 'state'], []), 'host  state');
});

test('texts cannot break out of their cell', () => {
  assert.equal(
    table(['a', 'b'], [['x\ny\u001b[0m', 'z']]),
    ['a              b', 'x\\ny\\u001b[0m  z'].join('\n'),
  );
});

test.run();
