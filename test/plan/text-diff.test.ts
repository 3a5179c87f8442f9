import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { changeDiff } from '../../src/plan/text-diff.ts';
import { artifact } from './sample.ts';

const test = suite('plan/text-diff');

function unifiedDiff(from: string, to: string): readonly string[] {
  return changeDiff({ boot: 'debian', path: 'preseed.cfg', from: artifact(from), to: artifact(to) });
}

const lines = (count: number, word = 'line'): string =>
  Array.from({ length: count }, (_, at) => `${word} ${at}\n`).join('');

test('a difference is a unified diff with three lines around it', () => {
  const to = lines(9).replace('line 4', 'LINE 4');
  assert.deepEqual(unifiedDiff(lines(9), to), [
    '@@ -2,7 +2,7 @@',
    ' line 1',
    ' line 2',
    ' line 3',
    '-line 4',
    '+LINE 4',
    ' line 5',
    ' line 6',
    ' line 7',
  ]);
});

test('what is equal has none, what is new or gone is all of it', () => {
  assert.deepEqual(unifiedDiff('a\n', 'a\n'), []);
  assert.deepEqual(unifiedDiff('', ''), []);
  assert.deepEqual(unifiedDiff('', 'a\nb\n'), ['@@ -0,0 +1,2 @@', '+a', '+b']);
  assert.deepEqual(unifiedDiff('a\n', ''), ['@@ -1,1 +0,0 @@', '-a']);
  const change = { boot: 'debian', path: 'preseed.cfg' };
  assert.deepEqual(changeDiff({ ...change, from: null, to: artifact('a\n') }), ['@@ -0,0 +1,1 @@', '+a']);
  assert.deepEqual(changeDiff({ ...change, from: artifact('a\n'), to: null }), ['@@ -1,1 +0,0 @@', '-a']);
});

test('a last newline that is missing is said', () => {
  assert.deepEqual(unifiedDiff('a\n', 'a'), ['@@ -1,1 +1,1 @@', '-a', '+a', '\\ No newline at end of file']);
});

test('texts that have nothing in common are not compared to the end', () => {
  const started = Date.now();
  assert.deepEqual(unifiedDiff(lines(20_000, 'a'), lines(20_000, 'b')), ['(more than 5000 lines differ)']);
  assert.ok(Date.now() - started < 30_000);
});

test.run();
