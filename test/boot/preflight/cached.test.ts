import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import { readiness } from '../../../src/boot/files/ready.ts';
import { findCached } from '../../../src/boot/preflight/cached.ts';
import { Cache } from '../../../src/files/cache/cache.ts';
import { built } from '../../sot/sample.ts';

const test = suite('boot/preflight/cached');

const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex');

test('pinned files are found by their digests, and what is damaged is said', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'vaq-cached-'));
  try {
    const cache = new Cache(folder);
    await cache.prepare();
    await writeFile(cache.pathOf(sha256Of('right')), 'right');
    await writeFile(cache.pathOf(sha256Of('broken')), 'brokem');
    await mkdir(cache.pathOf(sha256Of('folder')));
    const entry = (path: string): string => `  - { path: ${path}, sha256: ${sha256Of(path)} }\n`;
    const { model } = await built({
      'files.yml': `files:\n${['right', 'broken', 'folder', 'gone'].map(entry).join('')}  - path: unpinned\n`,
    });
    const { files, damaged } = await findCached(cache, model.declarations ?? []);
    assert.deepEqual([...files.keys()], ['right']);
    assert.deepEqual([...damaged], [['broken', sha256Of('brokem')]]);
    const right = files.get('right')!;
    assert.equal(right.path, cache.pathOf(sha256Of('right')));
    assert.equal((await readiness(right)).ok, true);
    await writeFile(right.path, 'wrong');
    assert.equal((await readiness(right)).ok, false);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test.run();
