import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { sameLists } from '../../src/render/same-lists.ts';

const test = suite('render/same-lists');

test('the same items in the same order are the same list; others are not', () => {
  const [a, b] = [{ n: 1 }, { n: 1 }];
  const same = sameLists<object>();
  const first = [a, b];
  assert.equal(same(first), first);
  assert.equal(same([a, b]), first);
  const others = [[b, a], [a], [], [a, b, b], [a, a]];
  for (const list of others) assert.equal(same(list), list);
  for (const list of others) assert.equal(same([...list]), list);
});

test('each function has its own lists', () => {
  const list = [{}];
  sameLists<object>()(list);
  const copy = [...list];
  assert.equal(sameLists<object>()(copy), copy);
});

test.run();
