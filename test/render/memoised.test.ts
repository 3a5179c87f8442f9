import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { memoised } from '../../src/render/memoised.ts';

const test = suite('render/memoised');

test('each thing is made once, also where nothing came of it', () => {
  const asked: string[] = [];
  const lengthOf = memoised((text: string) => {
    asked.push(text);
    return text === '' ? undefined : text.length;
  });
  assert.deepEqual(['ab', '', 'ab', '', 'c'].map(lengthOf), [2, undefined, 2, undefined, 1]);
  assert.deepEqual(asked, ['ab', '', 'c']);
});

test('equal objects are not the same', () => {
  const copyOf = memoised((value: { readonly a: number }) => ({ ...value }));
  const [one, two] = [{ a: 1 }, { a: 1 }];
  assert.equal(copyOf(one), copyOf(one));
  assert.notEqual(copyOf(one), copyOf(two));
});

test.run();
