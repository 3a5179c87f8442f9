import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { suite } from 'uvu';
import { createOnce, replaceFile } from '../../src/state/atomic-file.ts';
import { withStateDir } from './samples.ts';

const test = suite('state/atomic-file');

test('of many that make one file at once, one does, and its content is there whole', () =>
  withStateDir(async (_, dir) => {
    const path = join(dir, 'key');
    const made = await Promise.all(Array.from({ length: 20 }, (_, n) => createOnce(path, `${n}`)));
    assert.equal(made.filter(Boolean).length, 1);
    assert.equal(await readFile(path, 'utf8'), String(made.indexOf(true)));
    assert.equal((await stat(path)).mode & 0o777, 0o600);
    assert.deepEqual(await readdir(dir), ['key']);
  }));

test('a file is replaced whole', () =>
  withStateDir(async (_, dir) => {
    const path = join(dir, 'artifact');
    await replaceFile(path, Buffer.from('a longer one'));
    await replaceFile(path, Buffer.from('short'));
    assert.equal(await readFile(path, 'utf8'), 'short');
    assert.equal((await stat(path)).mode & 0o777, 0o600);
    assert.deepEqual(await readdir(dir), ['artifact']);
  }));

test('what cannot be put in place leaves nothing behind', () =>
  withStateDir(async (_, dir) => {
    await mkdir(join(dir, 'taken', 'inside'), { recursive: true });
    await assert.rejects(replaceFile(join(dir, 'taken'), Buffer.from('x')), { syscall: 'rename' });
    assert.deepEqual(await readdir(dir), ['taken']);
  }));

test.run();
