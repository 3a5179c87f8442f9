import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { Said } from '../../../src/boot/session/said.ts';

const test = suite('boot/session/said');

test('a thing is new once', () => {
  const said = new Said();
  assert.deepEqual([said.isNew('a'), said.isNew('b'), said.isNew('a')], [true, true, false]);
});

test('a flood of new things is cut off, and what was said stays said', () => {
  const said = new Said();
  const fresh = Array.from({ length: 20_000 }, (_, index) => said.isNew(`stranger ${index}`));
  assert.equal(fresh.filter(Boolean).length, 10_000);
  assert.equal(said.isNew('stranger 0'), false);
});

test.run();
