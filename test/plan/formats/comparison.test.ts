import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { waveLines } from '../../../src/plan/formats/comparison.ts';
import type { Turn } from '../../../src/plan/waves.ts';

const test = suite('plan/formats/comparison');

const lines = (turns: Readonly<Record<string, Turn>>): readonly string[] =>
  waveLines(new Map(Object.entries(turns)));

test('hosts that may all go at once need no order', () => {
  assert.deepEqual(lines({}), []);
  assert.deepEqual(lines({ 'a/r1': { wave: 1, why: null }, 'a/r2': { wave: 1, why: null } }), []);
});

test('each wave is a line with what it waits for, and what never has its turn comes last', () => {
  const why = '`max_concurrent` of w is 1';
  assert.deepEqual(
    lines({
      'a/r9': { wave: null, why: '`min_standing` of v is 2' },
      'a/r2': { wave: 2, why },
      'a/r1': { wave: 1, why: null },
      'a/r3': { wave: 2, why },
    }),
    [
      'wave 1: a/r1',
      'wave 2: a/r2, a/r3, because `max_concurrent` of w is 1',
      'never: a/r9, because `min_standing` of v is 2',
    ],
  );
});

test('a host that never has its turn is said even where it is the only one', () => {
  assert.deepEqual(lines({ 'a/r1': { wave: null, why: 'w' } }), ['never: a/r1, because w']);
});

test.run();
