import assert from 'node:assert/strict';
import { open, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { suite } from 'uvu';
import { cutTornLine, readFirstLine } from '../../src/state/torn-line.ts';
import { withStateDir } from './samples.ts';

const test = suite('state/torn-line');

const CHUNK = 64 * 1024;
const rows: readonly (readonly [title: string, content: string, kept: number])[] = [
  ['an empty file', '', 0],
  ['whole lines', 'a\nb\n', 4],
  ['a torn last line', 'a\nb', 2],
  ['nothing but a torn line', 'abc', 0],
  ['zeros after the last line', 'a\n\0\0\0', 2],
  ['a torn line of one chunk', `a\n${'x'.repeat(CHUNK)}`, 2],
  ['a torn line of several chunks', `ab\n${'x'.repeat(3 * CHUNK + 5)}`, 3],
  ['a line end at the edge of a chunk', `${'x'.repeat(CHUNK - 1)}\n${'y'.repeat(CHUNK)}`, CHUNK],
];

for (const [title, content, kept] of rows) {
  test(title, () =>
    withStateDir(async (_, dir) => {
      const path = join(dir, 'file');
      await writeFile(path, content);
      const handle = await open(path, 'r+');
      assert.equal(await cutTornLine(handle), kept);
      await handle.close();
      assert.equal(await readFile(path, 'utf8'), content.slice(0, kept));
    }),
  );
}

test('the first line is read without its end, and one without an end is told', () =>
  withStateDir(async (_, dir) => {
    const read = async (content: string) => {
      await writeFile(join(dir, 'file'), content);
      const handle = await open(join(dir, 'file'), 'r');
      const line = await readFirstLine(handle);
      await handle.close();
      return line;
    };
    assert.deepEqual(await read('a\nb\n'), { text: 'a', whole: true });
    assert.deepEqual(await read('\n'), { text: '', whole: true });
    assert.deepEqual(await read('ab'), { text: 'ab', whole: false });
    assert.deepEqual(await read(''), { text: '', whole: false });
    assert.deepEqual(await read(`${'x'.repeat(5000)}\n`), { text: 'x'.repeat(4096), whole: false });
  }));

test.run();
