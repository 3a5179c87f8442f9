import assert from 'node:assert/strict';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import { openShared, type SharedFile } from '../../../src/boot/files/shared-file.ts';

const test = suite('boot/files/shared-file');

let folder: string;
test.before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vaq-shared-'));
});
test.after(() => rm(folder, { recursive: true }));

async function text(file: SharedFile, offset: number, length: number): Promise<string> {
  return Buffer.from(await file.read(offset, length)).toString();
}

test('readers of one file hold the same bytes, and each may close when it likes', async () => {
  const path = join(folder, 'a');
  await writeFile(path, '0123456789');
  const [first, second] = await Promise.all([openShared(path), openShared(path)]);
  assert.equal(await text(first, 2, 3), '234');
  assert.equal(await first.read(2, 3), await second.read(2, 3));
  await Promise.all([first.close(), first.close()]);
  assert.equal(await text(second, 5, 5), '56789');
  assert.equal(await second.isUnchanged(), true);
  await second.close();
});

test('more pieces than are kept are read again', async () => {
  const path = join(folder, 'many');
  await writeFile(path, 'abcdefghijklmnopqrstuvwxyz');
  const file = await openShared(path);
  for (let round = 0; round < 2; round++) {
    const letters = await Promise.all(Array.from({ length: 26 }, (_, at) => text(file, at, 1)));
    assert.equal(letters.join(''), 'abcdefghijklmnopqrstuvwxyz');
  }
  await file.close();
});

test('who opens a file that was replaced meanwhile reads the new one, and the others the old', async () => {
  const path = join(folder, 'b');
  await writeFile(path, 'old');
  const old = await openShared(path);
  await writeFile(join(folder, 'c'), 'new!');
  await rename(join(folder, 'c'), path);
  const young = await openShared(path);
  assert.deepEqual([await text(old, 0, 3), await text(young, 0, 4)], ['old', 'new!']);
  await Promise.all([old.close(), young.close()]);
});

test('a file that was overwritten says so to those who read it', async () => {
  const path = join(folder, 'd');
  await writeFile(path, 'one');
  const file = await openShared(path);
  await writeFile(path, 'two and more');
  assert.equal(await file.isUnchanged(), false);
  await file.close();
});

test('what cannot be read is an error each time, and what is missing may come', async () => {
  const path = join(folder, 'e');
  await assert.rejects(openShared(path), { code: 'ENOENT' });
  await writeFile(path, 'x');
  const file = await openShared(path);
  for (let round = 0; round < 2; round++)
    await assert.rejects(file.read(0, 5), { message: 'the file has become shorter' });
  assert.equal(await text(file, 0, 1), 'x');
  await file.close();
});

test.run();
