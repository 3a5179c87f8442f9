import assert from 'node:assert/strict';
import { mkdirSync, rmSync } from 'node:fs';
import { join, parse } from 'node:path';
import { suite } from 'uvu';
import { findRoot } from '../../../src/sot/source/find-root.ts';
import { temporaryFolder, writeFiles } from './repository.ts';

const test = suite('sot/source/find-root');

test('the nearest folder upwards that holds vaq.yml is the root', async () => {
  const folder = temporaryFolder();
  try {
    writeFiles(folder, { 'a/vaq.yml': '', 'a/b/c/x': '', 'a/b/vaq.yaml': '', 'n/m/x': '' });
    mkdirSync(join(folder, 'a/d/vaq.yml'), { recursive: true });
    assert.equal(await findRoot(join(folder, 'a')), join(folder, 'a'));
    assert.equal(await findRoot(join(folder, 'a/b/c')), join(folder, 'a/b'));
    assert.equal(
      await findRoot(join(folder, 'a/d')),
      join(folder, 'a'),
      'a folder of that name does not count',
    );
    assert.equal(await findRoot(join(folder, 'a/gone/deeper')), join(folder, 'a'));
    assert.equal(await findRoot(join(folder, 'n/m')), null);
    assert.equal(await findRoot(parse(folder).root), null);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test.run();
