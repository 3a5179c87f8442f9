import assert from 'node:assert/strict';
import { chmod, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { suite } from 'uvu';
import { ensureKey, readKey } from '../../src/state/key.ts';
import { childProgram, runChild } from './child.ts';
import { must, withStateDir } from './samples.ts';

const test = suite('state/key');

test('there is no key until one is made', () =>
  withStateDir(async (dir) => {
    assert.deepEqual(await readKey(dir), { ok: true, value: null });
    const key = must(await ensureKey(dir));
    assert.equal(key.length, 32);
    assert.deepEqual(await readKey(dir), { ok: true, value: key });
    assert.deepEqual(await ensureKey(dir), { ok: true, value: key });
    assert.equal(await readFile(join(dir, 'key'), 'utf8'), `${Buffer.from(key).toString('hex')}\n`);
    assert.equal((await stat(join(dir, 'key'))).mode & 0o777, 0o600);
    assert.deepEqual((await readdir(dir)).sort(), ['.gitignore', 'key']);
  }));

test('two folders have two keys', () =>
  withStateDir(async (dir) => {
    const keys = await Promise.all(['a', 'b'].map((name) => ensureKey(join(dir, name))));
    assert.notDeepEqual(must(keys[0]!), must(keys[1]!));
  }));

test('processes that make it at once agree', () =>
  withStateDir(async (dir) => {
    const command = [process.execPath, childProgram('key'), dir];
    const printed = await Promise.all(Array.from({ length: 4 }, () => runChild(command)));
    const key = await readFile(join(dir, 'key'), 'utf8');
    for (const { output, errors } of printed) assert.deepEqual([output, errors], [key, '']);
    const within = await Promise.all(Array.from({ length: 10 }, () => ensureKey(dir)));
    for (const other of within) assert.equal(Buffer.from(must(other)).toString('hex'), key.trim());
  }));

test('a key that others may read is closed to them', () =>
  withStateDir(async (dir) => {
    const key = must(await ensureKey(dir));
    await chmod(join(dir, 'key'), 0o644);
    assert.deepEqual(await readKey(dir), { ok: true, value: key });
    assert.equal((await stat(join(dir, 'key'))).mode & 0o777, 0o600);
  }));

for (const content of ['', 'abc', 'g'.repeat(64), `${'a'.repeat(64)}\n\n`]) {
  test(`${JSON.stringify(content.slice(0, 8))} is no key, and is not replaced`, () =>
    withStateDir(async (dir) => {
      const path = join(dir, 'key');
      await mkdir(dir);
      await writeFile(path, content);
      const refusal = {
        ok: false,
        problem: {
          code: 'damaged',
          message:
            `${path} is not a key of 64 hexadecimal digits: ` +
            'delete it to make a new one; boots that are under way cannot report then',
        },
      };
      assert.deepEqual(await readKey(dir), refusal);
      assert.deepEqual(await ensureKey(dir), refusal);
      assert.equal(await readFile(path, 'utf8'), content);
    }));
}

test('a folder in its place is a problem', () =>
  withStateDir(async (dir) => {
    const path = join(dir, 'key');
    await mkdir(path, { recursive: true });
    assert.deepEqual(await readKey(dir), {
      ok: false,
      problem: {
        code: 'io',
        message: `${path} is a folder, and should be a file: move it away, or name another state with --state DIR`,
      },
    });
  }));

test.run();
