import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { suite } from 'uvu';
import { BlobReader } from '../../../src/sot/source/blob-reader.ts';
import { repository, temporaryFolder } from './repository.ts';

const test = suite('sot/source/blob-reader');

const BLOBS = [
  Buffer.alloc(0),
  Buffer.from('\n'),
  Buffer.from('abc blob 3\nabc\n'),
  Buffer.from(Array.from({ length: 256 }, (_, byte) => byte)),
  Buffer.alloc(3_000_000, 'x\n'),
];

let root = '';
test.before(() => {
  root = repository({});
});
test.after(() => rmSync(root, { recursive: true }));

function store(bytes: Buffer): string {
  return execFileSync('git', ['hash-object', '-w', '--stdin'], {
    cwd: root,
    input: bytes,
    encoding: 'utf8',
  }).trim();
}

test('every blob comes whole, asked for one by one or all at once', async () => {
  const names = BLOBS.map(store);
  const reader = new BlobReader({ folder: root, gitDir: null });
  for (const [index, name] of names.entries())
    assert.ok((await reader.read(name)).equals(BLOBS[index]!), name);
  const many = Array.from({ length: 50 }, () => names).flat();
  const read = await Promise.all(many.map((name) => reader.read(name)));
  assert.ok(read.every((bytes, index) => bytes.equals(BLOBS[index % BLOBS.length]!)));
});

test('an object that Git has not is refused by itself', async () => {
  const name = store(BLOBS[2]!);
  const reader = new BlobReader({ folder: root, gitDir: null });
  const missing = '0'.repeat(40);
  const results = await Promise.allSettled([reader.read(name), reader.read(missing), reader.read(name)]);
  assert.deepEqual(
    results.map((result) =>
      result.status === 'fulfilled' ? result.value.toString() : String(result.reason),
    ),
    ['abc blob 3\nabc\n', `Error: Git says: ${missing} missing`, 'abc blob 3\nabc\n'],
  );
});

test('it rests when nothing is asked, and starts again', async () => {
  const name = store(BLOBS[1]!);
  const reader = new BlobReader({ folder: root, gitDir: null });
  for (let round = 0; round < 3; round++) {
    assert.equal((await reader.read(name)).toString(), '\n');
    await wait(120);
  }
});

test('where Git cannot run, everyone who waits is told', async () => {
  const empty = temporaryFolder();
  const nowhere = new BlobReader({ folder: empty, gitDir: null });
  const gone = new BlobReader({ folder: `${empty}/gone`, gitDir: null });
  const name = '0'.repeat(40);
  for (const reader of [nowhere, gone]) {
    const results = await Promise.allSettled([reader.read(name), reader.read(name)]);
    assert.deepEqual(
      results.map(({ status }) => status),
      ['rejected', 'rejected'],
    );
  }
  rmSync(empty, { recursive: true });
});

test.run();
