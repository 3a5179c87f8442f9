import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { LineIndex } from '../../src/diagnostics/position.ts';

const test = suite('diagnostics/position');

test('lines and columns count from 1, columns in UTF-16 units', () => {
  const index = new LineIndex('ab\n\u{1F600}c\n');
  assert.deepEqual(index.positionAt(0), { line: 1, column: 1 });
  assert.deepEqual(index.positionAt(2), { line: 1, column: 3 });
  assert.deepEqual(index.positionAt(3), { line: 2, column: 1 });
  assert.deepEqual(index.positionAt(5), { line: 2, column: 3 });
  assert.deepEqual(index.positionAt(7), { line: 3, column: 1 });
});

test('an offset outside the text is clamped', () => {
  const index = new LineIndex('ab');
  assert.deepEqual(index.positionAt(-1), { line: 1, column: 1 });
  assert.deepEqual(index.positionAt(99), { line: 1, column: 3 });
});

test.run();
