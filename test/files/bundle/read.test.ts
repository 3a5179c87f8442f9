import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { suite } from 'uvu';
import { BundleFile } from '../../../src/files/bundle/read.ts';
import { type SampleFolder, sampleFolder } from './sample.ts';

const test = suite('files/bundle/read');

const LINUX = createHash('sha256').update('a kernel').digest('hex');
const CONTENTS = { [`files/sha256/${LINUX}`]: 'a kernel', 'vaq.lock': `version: 1\n${'#'.repeat(20)}` };

let folder: SampleFolder;
let whole: Buffer;
test.before(async () => {
  folder = sampleFolder();
  await folder.write('whole.bundle', CONTENTS, { files: [{ path: 'debian12/linux', sha256: LINUX }] });
  whole = readFileSync(folder.path('whole.bundle'));
});
test.after(() => folder.remove());

/** Reads a bundle to its end; what is said of it with FILE for its path, null where nothing is. */
async function problemOf(bytes: Uint8Array): Promise<string | null> {
  const path = folder.path('other.bundle');
  writeFileSync(path, bytes);
  try {
    const bundle = await BundleFile.open(path);
    await bundle.readAll(async () => null).finally(() => bundle.close());
    return null;
  } catch (error) {
    return (error as Error).message.replaceAll(path, 'FILE');
  }
}

test('what is written is read, with nothing left beside it', async () => {
  assert.equal(await problemOf(whole), null);
  const bundle = await BundleFile.open(folder.path('whole.bundle'));
  const read: Record<string, string> = {};
  await bundle.readAll(async ({ name }) => ({
    take: (piece) => {
      read[name] = (read[name] ?? '') + piece;
    },
    end: async () => undefined,
  }));
  await bundle.close();
  assert.deepEqual(read, CONTENTS);
  assert.deepEqual(readdirSync(folder.path('.')).sort(), ['members', 'other.bundle', 'whole.bundle']);
});

test('equal content makes equal bytes', async () => {
  await folder.write('again.bundle', CONTENTS, { files: [{ path: 'debian12/linux', sha256: LINUX }] });
  assert.deepEqual(readFileSync(folder.path('again.bundle')), whole);
});

test('one bit that is flipped, in whatever byte, is found', async () => {
  const missed: number[] = [];
  for (let at = 0; at < whole.length; at++) {
    const flipped = Buffer.from(whole);
    flipped[at]! ^= 1 << (at % 8);
    if ((await problemOf(flipped)) === null) missed.push(at);
  }
  assert.deepEqual(missed, []);
});

test('what is damaged is said with its place and its name', async () => {
  const at = whole.indexOf('a kernel');
  const flipped = Buffer.from(whole);
  flipped[at] = 'b'.charCodeAt(0);
  const found = createHash('sha256').update('b kernel').digest('hex');
  assert.equal(
    await problemOf(flipped),
    `FILE is damaged: debian12/linux (files/sha256/${LINUX}), from byte ${at} to ${at + 8}, has the SHA-256 ${found}, and ${LINUX} is expected`,
  );
  const header = Buffer.from(whole);
  header[at - 512 + 100] = 0x31;
  assert.equal(
    await problemOf(header),
    `FILE is damaged at byte ${at - 412}: the header of files/sha256/${LINUX} is expected`,
  );
});

test('a bundle that is cut off anywhere is refused', async () => {
  const lengths = [0, 100, 511, 512, 700, 1024, 2048, whole.length - 1024, whole.length - 1];
  const said: (string | null)[] = [];
  for (const length of lengths) said.push(await problemOf(whole.subarray(0, length)));
  assert.deepEqual(
    said.map((text) => text === null),
    lengths.map(() => false),
  );
  const cut = whole.indexOf('a kernel') + 3;
  assert.equal(
    await problemOf(whole.subarray(0, cut)),
    `FILE is cut off in debian12/linux (files/sha256/${LINUX}): it has ${cut} bytes, and ${whole.length} are expected`,
  );
  assert.equal(
    await problemOf(Buffer.concat([whole, Buffer.from('x')])),
    `FILE is damaged: it has ${whole.length + 1} bytes, and ${whole.length} are expected`,
  );
});

test('another file is no bundle', async () => {
  const message = 'FILE is no bundle of vaq, or its first 512 bytes are damaged';
  for (const bytes of [Buffer.from('version: 1\n'), Buffer.alloc(2048)])
    assert.equal(await problemOf(bytes), message);
});

test('a member that is not what was promised keeps the bundle from being written', async () => {
  const wrong = folder.write(
    'wrong.bundle',
    { 'vaq.lock': 'one' },
    {
      entries: [{ name: 'vaq.lock', size: 3, sha256: '0'.repeat(64), here: true }],
    },
  );
  await assert.rejects(wrong, /vaq\.lock has changed while it was read$/);
  assert.deepEqual(
    readdirSync(folder.path('.')).filter((name) => name.startsWith('wrong')),
    [],
  );
});

test('a device or a pipe is left as it is', async () => {
  execFileSync('mkfifo', [folder.path('pipe.bundle')]);
  await assert.rejects(folder.write('pipe.bundle', { 'vaq.lock': 'one' }), {
    message: `${folder.path('pipe.bundle')} is a device or a pipe; a bundle is written as a file: name one`,
  });
  assert.ok(statSync(folder.path('pipe.bundle')).isFIFO());
});

test.run();
