import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { assembled } from '../../../src/render/sandbox/assembled.ts';

const test = suite('render/sandbox/assembled');

test('a value is put in the place of nothing or of null, and under a map', () => {
  const data = { env: { url: 'u', id: 'own' }, list: [{ at: null }], none: null };
  const value = { id: 'common', name: 'n' };
  const placed = [
    { at: ['env'], value },
    { at: ['list', 0, 'at'], value },
    { at: ['none'], value },
    { at: ['new'], value },
    { at: ['again'], from: ['list', 0] },
  ];
  const before = JSON.stringify(data);
  assert.equal(
    JSON.stringify(assembled({ data, placed })),
    JSON.stringify({
      env: { id: 'own', name: 'n', url: 'u' },
      list: [{ at: value }],
      none: value,
      new: value,
      again: { at: value },
    }),
  );
  assert.equal(JSON.stringify(data), before);
});

test('data with nothing to put into it is as it was', () => {
  assert.deepEqual(assembled({ data: { a: [1, { b: null }] } }), { a: [1, { b: null }] });
});

test.run();
