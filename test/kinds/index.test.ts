import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { KINDS, kindNamed } from '../../src/kinds/index.ts';

const test = suite('kinds/index');

test('each kind is found by its own name, and names are unique', () => {
  assert.equal(new Set(KINDS.map(({ name }) => name)).size, KINDS.length);
  for (const kind of KINDS) assert.equal(kindNamed(kind.name), kind);
});

test('a name that no kind has gives null', () => {
  assert.equal(kindNamed('Preseed'), null);
  assert.equal(kindNamed(''), null);
});

test.run();
