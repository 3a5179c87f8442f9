import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import { Cache } from '../../../src/files/cache/cache.ts';
import { cacheEntries, partialEntries } from '../../../src/files/cache/entries.ts';
import { pruneCache } from '../../../src/files/cache/prune.ts';

const test = suite('files/cache/cache');

const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex');
const LONG_AGO = new Date('2020-01-01');

async function withCache(use: (cache: Cache) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'vaq-cache-'));
  try {
    await use(new Cache(join(folder, 'files')));
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function put(cache: Cache, text: string, used: Date): Promise<string> {
  await cache.prepare();
  const path = cache.pathOf(sha256Of(text));
  await writeFile(path, text);
  await utimes(path, used, used);
  return sha256Of(text);
}

test('a file is right, missing or damaged, and one bit is enough', () =>
  withCache(async (cache) => {
    assert.deepEqual(await cache.check(sha256Of('a')), { state: 'missing' });
    const sha256 = await put(cache, 'abc', LONG_AGO);
    const right = await cache.check(sha256);
    assert.ok(
      right.state === 'right' && right.hashed.sha256 === sha256 && right.path === cache.pathOf(sha256),
    );
    await writeFile(cache.pathOf(sha256), 'abb');
    assert.deepEqual(await cache.check(sha256), {
      state: 'damaged',
      path: cache.pathOf(sha256),
      sha256: sha256Of('abb'),
    });
  }));

test('what is not there has no entries, and what is not of the cache is no entry', () =>
  withCache(async (cache) => {
    assert.deepEqual(await cacheEntries(cache), []);
    assert.deepEqual(await partialEntries(cache), []);
    const sha256 = await put(cache, 'abc', LONG_AGO);
    await writeFile(join(cache.whole, '.DS_Store'), '');
    assert.deepEqual(await cacheEntries(cache), [{ sha256, size: 3, used: LONG_AGO }]);
  }));

test('a use is noted once a day', () =>
  withCache(async (cache) => {
    const sha256 = await put(cache, 'abc', LONG_AGO);
    await cache.touch(sha256);
    const first = await stat(cache.pathOf(sha256));
    assert.ok(first.mtimeMs > LONG_AGO.getTime());
    await cache.touch(sha256);
    assert.equal((await stat(cache.pathOf(sha256))).ctimeMs, first.ctimeMs);
  }));

test('what is old and not needed goes, with parts that nobody goes on with', () =>
  withCache(async (cache) => {
    const old = await put(cache, 'old', LONG_AGO);
    const needed = await put(cache, 'needed', LONG_AGO);
    const fresh = await put(cache, 'fresh', new Date());
    const [stale, going] = [join(cache.partial, 'stale'), join(cache.partial, 'going')];
    await writeFile(stale, '12345');
    await utimes(stale, LONG_AGO, LONG_AGO);
    await writeFile(going, '1');
    const wish = { unusedSince: new Date('2021-01-01'), needed: new Set([needed]) };
    const expected = {
      files: [{ sha256: old, size: 3, used: LONG_AGO }],
      parts: [{ path: stale, size: 5, used: LONG_AGO }],
    };
    assert.deepEqual(await pruneCache(cache, { ...wish, dryRun: true }), expected);
    assert.equal((await cacheEntries(cache)).length, 3);
    assert.deepEqual(await pruneCache(cache, { ...wish, dryRun: false }), expected);
    assert.deepEqual(
      (await cacheEntries(cache)).map(({ sha256 }) => sha256),
      [needed, fresh].sort(),
    );
    assert.deepEqual(
      (await partialEntries(cache)).map(({ path }) => path),
      [going],
    );
  }));

test.run();
