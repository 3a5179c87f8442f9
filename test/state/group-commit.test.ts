import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { type AppendableFile, GroupCommit } from '../../src/state/group-commit.ts';

const test = suite('state/group-commit');

/** A file in memory that counts what is done to it, holds `room` bytes, and fails at will. */
class MemoryFile implements AppendableFile {
  bytes = Buffer.alloc(0);
  datasyncs = 0;
  room = Number.POSITIVE_INFINITY;
  longestWrite = Number.POSITIVE_INFINITY;
  failing: 'datasync' | 'truncate' | null = null;

  async write(bytes: Uint8Array, offset: number, length: number, position: number) {
    const fits = Math.min(length, this.room - position, this.longestWrite);
    if (fits <= 0) throw systemError('ENOSPC', 'write');
    this.bytes = Buffer.concat([
      this.bytes.subarray(0, position),
      bytes.subarray(offset, offset + fits),
      this.bytes.subarray(position + fits),
    ]);
    return { bytesWritten: fits };
  }

  async datasync() {
    this.datasyncs += 1;
    await new Promise(setImmediate);
    if (this.failing === 'datasync') throw systemError('EIO', 'fdatasync');
  }

  async truncate(length: number) {
    if (this.failing === 'truncate') throw systemError('EIO', 'ftruncate');
    this.bytes = this.bytes.subarray(0, length);
  }
}

function systemError(code: string, syscall: string): Error {
  return Object.assign(new Error(`${code}: ${syscall}`), { code, syscall });
}

const full = {
  code: 'full',
  message: 'journal cannot grow, the disk is full (ENOSPC): make room and try again',
};
const broken = (syscall: string) => ({
  code: 'io',
  message: `journal cannot be used (EIO: ${syscall})`,
});

test('concurrent appends share one fdatasync, and keep their order', async () => {
  const file = new MemoryFile();
  const lines = new GroupCommit(file, 'journal', 0);
  const hundred = Array.from({ length: 100 }, (_, n) => lines.append(`${n}`, n % 2 === 0));
  assert.deepEqual(await Promise.all(hundred), Array(100).fill(null));
  assert.equal(file.datasyncs, 1);
  assert.equal(`${file.bytes}`, Array.from({ length: 100 }, (_, n) => `${n}\n`).join(''));
});

test('what arrives while a group is on its way makes one group more', async () => {
  const file = new MemoryFile();
  const lines = new GroupCommit(file, 'journal', 0);
  const first = lines.append('a', true);
  await Promise.resolve().then(() => undefined);
  assert.equal(file.datasyncs, 1);
  await Promise.all([first, lines.append('b', true), lines.append('c', true)]);
  assert.equal(file.datasyncs, 2);
  assert.equal(`${file.bytes}`, 'a\nb\nc\n');
});

test('nothing is acknowledged before it is on the disk', async () => {
  const file = new MemoryFile();
  const lines = new GroupCommit(file, 'journal', 0);
  const synced = lines.append('a', true).then(() => file.datasyncs);
  assert.equal(file.datasyncs, 0);
  assert.equal(await synced, 1);
});

test('a line that nobody waits for is written within 100 ms', async () => {
  const file = new MemoryFile();
  const lines = new GroupCommit(file, 'journal', 0);
  const started = performance.now();
  const results = [lines.append('a', false), lines.append('b', false)];
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert.equal(`${file.bytes}`, '');
  assert.deepEqual(await Promise.all(results), [null, null]);
  // The timer is set for 100 ms; the rest is what a busy machine needs to wake up.
  assert.ok(performance.now() - started < 400);
  assert.equal(`${file.bytes}`, 'a\nb\n');
  assert.equal(file.datasyncs, 1);
});

test('short writes are gone on with', async () => {
  const file = new MemoryFile();
  file.longestWrite = 3;
  const lines = new GroupCommit(file, 'journal', 0);
  assert.equal(await lines.append('0123456789', true), null);
  assert.equal(`${file.bytes}`, '0123456789\n');
});

test('on a full disk the group is taken back whole, and room makes it work again', async () => {
  const file = new MemoryFile();
  file.bytes = Buffer.from('header\n');
  file.room = 12;
  const lines = new GroupCommit(file, 'journal', 7);
  assert.equal(await lines.append('ab', true), null);
  assert.deepEqual(await Promise.all([lines.append('c', true), lines.append('0123456789', true)]), [
    full,
    full,
  ]);
  assert.equal(`${file.bytes}`, 'header\nab\n');
  file.room = 100;
  assert.equal(await lines.append('d', true), null);
  assert.equal(`${file.bytes}`, 'header\nab\nd\n');
});

test('after a failed fdatasync nothing more is accepted', async () => {
  const file = new MemoryFile();
  const lines = new GroupCommit(file, 'journal', 0);
  assert.equal(await lines.append('a', true), null);
  file.failing = 'datasync';
  const group = lines.append('b', true);
  await Promise.resolve().then(() => undefined);
  assert.deepEqual(await Promise.all([group, lines.append('c', true)]), Array(2).fill(broken('fdatasync')));
  file.failing = null;
  assert.deepEqual(await lines.append('d', true), broken('fdatasync'));
  assert.equal(`${file.bytes}`, 'a\n');
});

test('what cannot be taken back is not written behind', async () => {
  const file = new MemoryFile();
  file.room = 4;
  file.failing = 'truncate';
  const lines = new GroupCommit(file, 'journal', 0);
  assert.deepEqual(await lines.append('0123456789', true), full);
  file.room = 100;
  assert.deepEqual(await lines.append('a', true), broken('ftruncate'));
  assert.equal(`${file.bytes}`, '0123');
});

test('closing writes what is waiting, and nothing is accepted afterwards', async () => {
  const file = new MemoryFile();
  const lines = new GroupCommit(file, 'journal', 0);
  const waiting = lines.append('a', false);
  await lines.close();
  await lines.close();
  assert.equal(`${file.bytes}`, 'a\n');
  assert.equal(await waiting, null);
  assert.deepEqual(await lines.append('b', true), {
    code: 'closed',
    message: 'journal is closed: nothing more is written to it',
  });
});

test.run();
