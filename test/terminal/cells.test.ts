import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { cellsOf } from '../../src/terminal/cells.ts';

const test = suite('terminal/cells');

test('wide characters take two cells, combining ones none of their own, tabs reach to the next stop', () => {
  assert.deepEqual(cellsOf('日e\u0301\tx', 0, 80), [
    { offset: 0, length: 1, shown: '日', cell: 0, width: 2 },
    { offset: 1, length: 2, shown: 'e\u0301', cell: 2, width: 1 },
    { offset: 3, length: 1, shown: ' ', cell: 3, width: 1 },
    { offset: 4, length: 1, shown: 'x', cell: 4, width: 1 },
  ]);
});

test('a control character takes the cells of its escape', () => {
  assert.deepEqual(cellsOf('\u001b', 0, 80), [{ offset: 0, length: 1, shown: '\\u001b', cell: 0, width: 6 }]);
});

test('no character stands half inside the limit, and offsets count from the beginning of the line', () => {
  assert.deepEqual(cellsOf('ab日本', 1, 4), [
    { offset: 1, length: 1, shown: 'b', cell: 0, width: 1 },
    { offset: 2, length: 1, shown: '日', cell: 1, width: 2 },
  ]);
});

test.run();
