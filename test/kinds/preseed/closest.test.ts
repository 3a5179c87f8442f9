import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { closest } from '../../../src/kinds/preseed/closest.ts';

const test = suite('kinds/preseed/closest');

test('the nearest candidate within the limit is taken', () => {
  assert.equal(closest('sting', ['select', 'string', 'strong'], 2), 'string');
  assert.equal(closest('string', ['string', 'strong'], 2), 'string');
});

test('what is too far, or as near to two candidates, is nothing', () => {
  assert.equal(closest('bool', ['boolean'], 2), null);
  assert.equal(closest('cat', ['bat', 'hat'], 1), null);
  assert.equal(closest('cat', [], 1), null);
});

test('a tie between far candidates yields to a nearer one, wherever it stands', () => {
  assert.equal(closest('cart', ['bars', 'dark', 'cat'], 2), 'cat');
});

test.run();
