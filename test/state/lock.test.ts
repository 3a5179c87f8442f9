import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import { takeLock } from '../../src/state/lock.ts';
import { thisProcess } from '../../src/state/process-identity.ts';
import { childProgram, runChild } from './child.ts';
import { must, withStateDir } from './samples.ts';

const test = suite('state/lock');

const ended = { pid: 2 ** 30, machine: hostname(), started: null };

test('one has it, and another is told who', () =>
  withStateDir(async (_, dir) => {
    must(await takeLock(dir));
    assert.deepEqual(await readdir(dir), ['journal.lock.1']);
    assert.deepEqual(JSON.parse(await readFile(join(dir, 'journal.lock.1'), 'utf8')), thisProcess());
    assert.deepEqual(await takeLock(dir), {
      ok: false,
      problem: {
        code: 'locked',
        message: `another vaq writes here: process ${process.pid} on ${hostname()}; end that one first`,
      },
    });
  }));

test('it can be taken again once it is released', () =>
  withStateDir(async (_, dir) => {
    await must(await takeLock(dir)).release();
    await must(await takeLock(dir)).release();
    assert.deepEqual(await readdir(dir), ['journal.lock.2']);
  }));

const abandoned: (readonly [title: string, content: string])[] = [
  ['of a process that has ended', JSON.stringify(ended)],
  ['that lost its content in a power failure', ''],
  ['full of zeros', '\0'.repeat(64)],
  ['that names nobody', '{"pid":"1"}'],
  ['that is no object', 'null'],
];
if (process.platform === 'linux') {
  abandoned.push(['of an earlier process', JSON.stringify({ ...thisProcess(), started: '1' })]);
}
for (const [title, content] of abandoned) {
  test(`a lock ${title} is taken over`, () =>
    withStateDir(async (_, dir) => {
      await writeFile(join(dir, 'journal.lock.9'), content);
      await writeFile(join(dir, 'journal.lock.8'), JSON.stringify(thisProcess()));
      must(await takeLock(dir));
      assert.deepEqual(await readdir(dir), ['journal.lock.10']);
    }));
}

test('a lock of another machine is not judged, but the way out is said', () =>
  withStateDir(async (_, dir) => {
    const path = join(dir, 'journal.lock.3');
    await writeFile(path, JSON.stringify({ ...ended, machine: 'elsewhere.example' }));
    assert.deepEqual(await takeLock(dir), {
      ok: false,
      problem: {
        code: 'locked',
        message:
          `another vaq writes here: process ${ended.pid} on elsewhere.example; ` +
          `end that one first, or delete ${path} if that machine is gone`,
      },
    });
  }));

test('of many that find a stale lock at once, one takes it', () =>
  withStateDir(async (_, dir) => {
    await writeFile(join(dir, 'journal.lock.1'), JSON.stringify(ended));
    const taken = await Promise.all(Array.from({ length: 20 }, () => takeLock(dir)));
    assert.deepEqual([taken.filter(({ ok }) => ok).length, taken.filter(({ ok }) => !ok).length], [1, 19]);
  }));

test('a release never fails, even when the folder is gone', () =>
  withStateDir(async (dir) => {
    await mkdir(dir);
    const lock = must(await takeLock(dir));
    await rm(dir, { recursive: true });
    assert.equal(await lock.release(), undefined);
  }));

test('processes that take it in turns, some of them killed, are never two inside', () =>
  withStateDir(async (_, dir) => {
    const command = [process.execPath, childProgram('contend'), dir];
    const runs = Array.from({ length: 3 }, () => runChild([...command, '30']));
    for (let round = 0; round < 6; round += 1) {
      const victim = await runChild([...command, '1000000'], (_output, kill) => setTimeout(kill, round * 2));
      assert.deepEqual([victim.signal, victim.errors], ['SIGKILL', '']);
    }
    for (const { code, errors } of await Promise.all(runs)) assert.deepEqual([code, errors], [0, '']);
  }));

test.run();
