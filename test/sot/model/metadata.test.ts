import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { isSecret, mergeMetadata } from '../../../src/sot/model/metadata.ts';

const test = suite('sot/model/metadata');

test('maps merge deeply, lists and scalars replace', () => {
  assert.deepEqual(
    mergeMetadata(
      { a: 1, map: { x: 1, deep: { p: 1 } }, list: [1, 2], was: { map: 1 }, text: 'a' },
      { map: { y: 2, deep: { q: 2 } }, list: [3], was: 'scalar', text: { now: 'a map' } },
      { map: { x: 3 } },
    ),
    { a: 1, map: { x: 3, y: 2, deep: { p: 1, q: 2 } }, list: [3], was: 'scalar', text: { now: 'a map' } },
  );
});

test('null deletes, at any depth and at the outermost level too', () => {
  assert.deepEqual(
    mergeMetadata({ a: null, b: 1, m: { x: 1, y: 2 } }, { b: null, m: { x: null, z: null } }),
    {
      m: { y: 2 },
    },
  );
  assert.deepEqual(mergeMetadata({ list: [null] }, { b: { c: null } }), { list: [null], b: {} });
  assert.deepEqual(mergeMetadata({ a: 1 }, { a: null }, { a: 2 }), { a: 2 });
});

test('a secret is one value: it replaces and is replaced whole', () => {
  const secret = { $secret: 'root' };
  assert.deepEqual(mergeMetadata({ pw: { hash: 'x' } }, { pw: secret }), { pw: secret });
  assert.deepEqual(mergeMetadata({ pw: secret }, { pw: { hash: 'x' } }), { pw: { hash: 'x' } });
  assert.deepEqual(mergeMetadata({ pw: secret }, { pw: { $secret: 'other' } }), { pw: { $secret: 'other' } });
});

test('absent levels are nothing, and levels are not changed', () => {
  const outer = { m: { a: 1 } };
  assert.deepEqual(mergeMetadata(undefined, outer, undefined, { m: { b: 2 } }), { m: { a: 1, b: 2 } });
  assert.deepEqual(outer, { m: { a: 1 } });
  assert.deepEqual(mergeMetadata(), {});
});

test('keys that every object inherits are keys like others', () => {
  assert.deepEqual(mergeMetadata({ toString: { a: 1 } }, { toString: { b: 1 }, constructor: { c: 1 } }), {
    toString: { a: 1, b: 1 },
    constructor: { c: 1 },
  });
});

test('a secret is a map with nothing but a name', () => {
  assert.equal(isSecret({ $secret: 'a' }), true);
  for (const value of [
    { $secret: 1 },
    { $secret: 'a', b: 1 },
    {},
    'a',
    null,
    [{ $secret: 'a' }],
    undefined,
  ]) {
    assert.equal(isSecret(value), false, JSON.stringify(value));
  }
});

test.run();
