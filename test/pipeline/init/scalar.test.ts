import assert from 'node:assert/strict';
import fc from 'fast-check';
import { load } from 'js-yaml';
import { suite } from 'uvu';
import { scalar } from '../../../src/pipeline/init/scalar.ts';

const test = suite('pipeline/init/scalar');

const WRITTEN: readonly (readonly [text: string, yaml: string])[] = [
  ['/dev/nvme0n1', '/dev/nvme0n1'],
  ['a b', 'a b'],
  ['52:54:00:00:00:01', '52:54:00:00:00:01'],
  ['198.51.100.7', '198.51.100.7'],
  ['12', '"12"'],
  ['00123', '"00123"'],
  ['1e3', '"1e3"'],
  ['True', '"True"'],
  ['no', '"no"'],
  ['', '""'],
  ['a: b', '"a: b"'],
  ['a #b', '"a #b"'],
  ['52540000e001', '"52540000e001"'],
  ['\u0085', '"\\u0085"'],
];

for (const [text, yaml] of WRITTEN)
  test(`${JSON.stringify(text)} is written as ${yaml}`, () => assert.equal(scalar(text), yaml));

test('every text comes back as it was, as a value and as a key', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      assert.deepEqual(load(`a: ${scalar(text)}\n`), { a: text });
    }),
  );
});

test.run();
