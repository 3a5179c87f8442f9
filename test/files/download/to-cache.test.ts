import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { suite } from 'uvu';
import { Cache } from '../../../src/files/cache/cache.ts';
import { toCache } from '../../../src/files/download/to-cache.ts';
import { startUpstream } from '../../support/upstream.ts';

const test = suite('files/download/to-cache');

const TEXT = 'a kernel';
const SHA256 = createHash('sha256').update(TEXT).digest('hex');
const OTHER = 'a1'.repeat(32);

async function withCache(use: (cache: Cache, root: string) => Promise<void>): Promise<void> {
  const root = await mkdtemp(join(tmpdir(), 'vaq-to-cache-'));
  try {
    await use(new Cache(join(root, 'cache')), root);
  } finally {
    await rm(root, { recursive: true });
  }
}

test('a file of this machine is copied to its digest, private, and nothing else stays', () =>
  withCache(async (cache, root) => {
    const path = join(root, 'linux');
    await writeFile(path, TEXT, { mode: 0o644 });
    const origin = { url: pathToFileURL(path).href, sha256: null, size: null };
    const result = await toCache(cache, origin);
    assert.ok(result.ok && result.hashed.sha256 === SHA256);
    assert.equal(await readFile(cache.pathOf(SHA256), 'utf8'), TEXT);
    if (process.platform !== 'win32') assert.equal((await stat(cache.pathOf(SHA256))).mode & 0o777, 0o600);
    assert.deepEqual(await readdir(cache.partial), []);
  }));

test('a file of this machine that is not there, no file, or another one, is a sentence', () =>
  withCache(async (cache, root) => {
    const path = join(root, 'linux');
    const url = pathToFileURL(path).href;
    const message = async (sha256: string | null): Promise<string> => {
      const result = await toCache(cache, { url, sha256, size: null });
      return result.ok ? 'done' : result.message;
    };
    assert.equal(await message(null), `${url} cannot be read: it does not exist`);
    await mkdir(path);
    assert.equal(await message(null), `${url} is not a file`);
    await rm(path, { recursive: true });
    await writeFile(path, TEXT);
    assert.equal(await message(OTHER), `${url} has the SHA-256 ${SHA256}, and ${OTHER} is pinned`);
    assert.deepEqual(await readdir(cache.whole), []);
    assert.deepEqual(await readdir(cache.partial), []);
  }));

test('two at once for one file do not spoil it for each other', async () => {
  const upstream = await startUpstream((_, response) => setTimeout(() => response.end(TEXT), 50));
  await withCache(async (cache) => {
    const origin = { url: `${upstream.url}linux`, sha256: SHA256, size: TEXT.length };
    const results = await Promise.all([toCache(cache, origin), toCache(cache, origin)]);
    assert.deepEqual(
      results.map(({ ok }) => ok),
      [true, true],
    );
    assert.equal(await readFile(cache.pathOf(SHA256), 'utf8'), TEXT);
    assert.deepEqual(await readdir(cache.partial), []);
  });
  await upstream.close();
});

test('a folder that cannot be made is a sentence', () =>
  withCache(async (cache, root) => {
    await writeFile(join(root, 'cache'), 'a file');
    const result = await toCache(cache, { url: 'http://127.0.0.1:1/linux', sha256: SHA256, size: null });
    assert.match(
      result.ok ? '' : result.message,
      /^http:\/\/127\.0\.0\.1:1\/linux cannot be stored: (?:ENOTDIR|EEXIST): /,
    );
  }));

test.run();
