import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { holdsSecret } from '../../src/kinds/secret.ts';

const test = suite('kinds/secret');

test('a placeholder is found wherever it stands in a value', () => {
  assert.equal(holdsSecret('‹secret root-password›'), true);
  assert.equal(holdsSecret('http://user:‹secret proxy›@mirror.example'), true);
});

test('what only resembles a placeholder is text', () => {
  for (const text of ['secret', '<secret root>', '‹secret›', '‹secret root', '‹secret a\nb›']) {
    assert.equal(holdsSecret(text), false, text);
  }
});

test.run();
