import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { parseRange } from '../../src/pipeline/diff.ts';

const test = suite('pipeline/diff');

const RANGES: Readonly<Record<string, ReturnType<typeof parseRange>>> = {
  'HEAD~1..HEAD': { from: 'HEAD~1', to: 'HEAD' },
  'main..': { from: 'main', to: null },
  'v1.0..v1.1': { from: 'v1.0', to: 'v1.1' },
  'origin/main..topic/a.b': { from: 'origin/main', to: 'topic/a.b' },
  'HEAD^{/fix..}': { from: 'HEAD^{/fix', to: '}' },
  'a..b..c': { from: 'a', to: 'b..c' },
  'A...B': null,
  'A....B': null,
  'A...': null,
  '..B': null,
  '..': null,
  '...': null,
  main: null,
  '': null,
  'main.': null,
};

for (const [text, range] of Object.entries(RANGES)) {
  test(`"${text}" is ${JSON.stringify(range)}`, () => assert.deepEqual(parseRange(text), range));
}

test.run();
