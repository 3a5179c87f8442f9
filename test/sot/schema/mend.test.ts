import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { mend } from '../../../src/sot/schema/mend.ts';

const test = suite('sot/schema/mend');

const always = (): boolean => true;

test('a key is renamed and a value set, in a copy', () => {
  const value = { nmae: 'a', list: [{ port: '80' }] };
  const mended = mend(
    value,
    [
      { refused: ['nmae'], meant: { path: ['nmae'], key: 'name' } },
      { refused: ['list', 0, 'port'], meant: { path: ['list', 0, 'port'], value: 80 } },
    ],
    always,
  );
  assert.deepEqual(mended, { value: { name: 'a', list: [{ port: 80 }] }, complete: true });
  assert.deepEqual(value, { nmae: 'a', list: [{ port: '80' }] });
});

test('of two keys that mean the same one the first is taken', () => {
  const rename = (from: string) => ({ refused: [from], meant: { path: [from], key: 'name' } });
  assert.deepEqual(mend({ nmae: 1, naem: 2 }, [rename('nmae'), rename('naem')], always), {
    value: { name: 1 },
    complete: true,
  });
});

test('what stands at several places by an alias is mended once for all', () => {
  const shared = { nmae: 'a' };
  const rename = (at: string) => ({ refused: [at, 'nmae'], meant: { path: [at, 'nmae'], key: 'name' } });
  assert.deepEqual(mend({ a: shared, b: shared }, [rename('a'), rename('b')], always)?.value, {
    a: { name: 'a' },
    b: { name: 'a' },
  });
});

test('an item that is refused takes its list with it, at any depth', () => {
  const value = { keep: 1, lists: [[1], [2, 'x']] };
  assert.deepEqual(mend(value, [{ refused: ['lists', 1, 1], meant: null }], always), {
    value: { keep: 1 },
    complete: false,
  });
});

test('guesses that lead nowhere are dropped; without anything left there is no value', () => {
  const guess = { refused: ['a'], meant: { path: ['a'], value: 2 } };
  const isEmpty = (value: unknown): boolean => Object.keys(value as object).length === 0;
  assert.deepEqual(mend({ a: 1 }, [guess], isEmpty), { value: {}, complete: false });
  assert.equal(
    mend({ a: 1 }, [guess], () => false),
    null,
  );
  assert.equal(mend([1], [{ refused: [], meant: null }], always), null);
});

test.run();
