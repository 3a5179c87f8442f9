import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { indentOf, trimEnd } from '../../../src/kinds/preseed/blanks.ts';

const test = suite('kinds/preseed/blanks');

test('ASCII blanks are taken away, others are kept', () => {
  assert.equal(trimEnd(' a \t\v\f\r'), ' a');
  assert.equal(trimEnd('a\u00A0'), 'a\u00A0');
  assert.equal(trimEnd(' \t'), '');
});

test('the indent is counted in UTF-16 units', () => {
  assert.equal(indentOf(' \ta '), 2);
  assert.equal(indentOf('\u00A0a'), 0);
  assert.equal(indentOf('  '), 2);
});

test.run();
