import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import { Cache } from '../../src/files/cache/cache.ts';
import { obtainAll } from '../../src/files/obtain.ts';
import { startUpstream } from '../support/upstream.ts';

const test = suite('files/obtain');

const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex');

test('each digest is fetched once, what is there is checked, what is damaged is fetched again', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'vaq-obtain-'));
  const upstream = await startUpstream((path, response) => {
    if (path === '/gone') response.writeHead(404).end();
    else response.end(path);
  });
  try {
    const cache = new Cache(folder);
    const wish = (name: string, sha256: string | null = sha256Of(`/${name}`)) => {
      return { name, url: `${upstream.url}${name}`, sha256, size: null };
    };
    const wishes = [wish('a'), wish('b', null), wish('gone'), { ...wish('a'), name: 'a again' }];
    const ended: string[] = [];
    const progress = {
      moved: () => undefined,
      ended: (name: string, { note }: { readonly note: string }) => ended.push(`${name}: ${note}`),
    };
    const fetched = { ok: true, sha256: sha256Of('/a'), size: 2, how: 'fetched', archive: null };
    const gone = { ok: false, message: `${upstream.url}gone answered 404 Not Found`, remedy: 'address' };
    assert.deepEqual(await obtainAll(cache, wishes, { progress }), [
      fetched,
      { ...fetched, sha256: sha256Of('/b') },
      gone,
      fetched,
    ]);
    assert.deepEqual(ended.sort(), ['a: fetched', 'b: fetched', `gone: ${gone.message}`]);
    assert.deepEqual(upstream.asked.sort(), ['/a', '/b', '/gone']);
    const again = await obtainAll(cache, [wish('a')]);
    assert.deepEqual(again, [{ ...fetched, how: 'kept' }]);
    await writeFile(cache.pathOf(sha256Of('/a')), '/b');
    assert.deepEqual(await obtainAll(cache, [wish('a')]), [{ ...fetched, how: 'mended' }]);
    assert.equal(await readFile(cache.pathOf(sha256Of('/a')), 'utf8'), '/a');
  } finally {
    await upstream.close();
    await rm(folder, { recursive: true });
  }
});

test('a digest that cannot be had under one URL is asked for under the next, and no URL twice', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'vaq-obtain-'));
  const upstream = await startUpstream((path, response) => {
    if (path === '/gone') response.writeHead(404).end();
    else response.end('content');
  });
  try {
    const wishes = ['gone', 'gone', 'right', 'third'].map((path, index) => {
      const url = `${upstream.url}${path}`;
      return { name: `file ${index}`, url, sha256: sha256Of('content'), size: null };
    });
    const results = await obtainAll(new Cache(folder), wishes);
    assert.deepEqual(
      results.map((result) => (result.ok ? result.how : result.message)),
      [...Array(2).fill(`${upstream.url}gone answered 404 Not Found`), 'fetched', 'fetched'],
    );
    assert.deepEqual(upstream.asked, ['/gone', '/right']);
  } finally {
    await upstream.close();
    await rm(folder, { recursive: true });
  }
});

test.run();
