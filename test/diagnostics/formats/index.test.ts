import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { FORMATS } from '../../../src/diagnostics/formats/index.ts';

const test = suite('diagnostics/formats');

test('formats are found by the name that --format takes', () => {
  assert.deepEqual(
    Object.entries(FORMATS).map(([name, format]) => [name, format.name]),
    [
      ['pretty', 'pretty'],
      ['concise', 'concise'],
      ['json', 'json'],
    ],
  );
});

test.run();
