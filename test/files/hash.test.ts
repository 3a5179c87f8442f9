import assert from 'node:assert/strict';
import { mkdtemp, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import { hashFile } from '../../src/files/hash.ts';
import { isSameFile } from '../../src/files/identity.ts';

const test = suite('files/hash');

let folder: string;
test.before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vaq-hash-'));
});
test.after(() => rm(folder, { recursive: true }));

// sha256sum of these files, by GNU coreutils.
const KNOWN: readonly (readonly [name: string, bytes: Buffer, sha256: string])[] = [
  ['empty', Buffer.alloc(0), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['abc', Buffer.from('abc'), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  [
    'a million',
    Buffer.alloc(1_000_000, 'a'),
    'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0',
  ],
];

for (const [name, bytes, sha256] of KNOWN) {
  test(`${name}: its SHA-256, and the state that has it`, async () => {
    const path = join(folder, name);
    await writeFile(path, bytes);
    const hashed = await hashFile(path);
    assert.equal(hashed.sha256, sha256);
    assert.ok(isSameFile(hashed.identity, await stat(path, { bigint: true })));
  });
}

test('a file with its size and its times put back is another state all the same', async () => {
  const path = join(folder, 'sly');
  await writeFile(path, 'first');
  const before = await stat(path, { bigint: true });
  await new Promise((resolve) => setTimeout(resolve, 20));
  await writeFile(path, 'other');
  await utimes(path, Number(before.atimeMs) / 1000, Number(before.mtimeMs) / 1000);
  assert.equal(isSameFile(before, await stat(path, { bigint: true })), false);
});

test('a file that is not there is an error of the system', async () => {
  await assert.rejects(hashFile(join(folder, 'gone')), { code: 'ENOENT' });
});

test.run();
