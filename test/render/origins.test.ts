import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { originsOf } from '../../src/render/origins.ts';
import type { RenderResult } from '../../src/render/sandbox/sandbox.ts';
import type { Asset } from '../../src/sot/tree.ts';

const test = suite('render/origins');

const ASSET: Asset = { path: 'assets/untyped/a', kind: 'untyped', name: 'a', text: 'x\ny' };
/** Two lines of a template, and one of a snippet. */
const RESULT: RenderResult = {
  ok: true,
  text: 'a\nb\nc\n',
  marks: {
    pairs: () => [0, 0, 1, 4],
    place: (chunk) =>
      chunk === 0 ? { file: 't.ejs', line: 3, isText: true } : { file: 's.ejs', line: 7, isText: false },
  },
};

test('a rendered line is that of the template or snippet that printed it', () => {
  assert.deepEqual(originsOf('a\nb\nc\n', ASSET, RESULT), [
    { file: 't.ejs', line: 3 },
    { file: 't.ejs', line: 4 },
    { file: 's.ejs', line: 7 },
  ]);
});

test('the keys behind a line are looked up by the line that printed it, and not before they are asked for', () => {
  const asked: unknown[] = [];
  const range = { start: { line: 1, column: 1 }, end: { line: 1, column: 2 } };
  const origins = originsOf('a\nb\nc\n', ASSET, RESULT, (...what) => {
    asked.push(what);
    return [{ key: 'md.x', file: 'vaq.yml', range }];
  });
  assert.deepEqual(asked, []);
  assert.deepEqual(origins[2]?.values?.(), [{ key: 'md.x', file: 'vaq.yml', range }]);
  assert.deepEqual(asked, [['s.ejs', 7, 'c']]);
});

test('of what was transpiled only the file is known', () => {
  const file = 'assets/untyped/a';
  assert.deepEqual(originsOf('{\n}', ASSET, RESULT), [
    { file, line: null },
    { file, line: null },
  ]);
});

test('an asset that is served as it is has its own lines, and what vaq makes has none', () => {
  const file = 'assets/untyped/a';
  assert.deepEqual(originsOf('x\ny', ASSET, null), [
    { file, line: 1 },
    { file, line: 2 },
  ]);
  assert.deepEqual(originsOf('x\n', 'x\n', null), [{ file: 'vaq', line: null }]);
  assert.deepEqual(originsOf('', 'x', null), []);
});

test.run();
