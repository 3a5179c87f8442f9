import assert from 'node:assert/strict';
import { chmod, mkdir, readdir, readFile, realpath, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { suite } from 'uvu';
import { ensureStateDirectory, makePrivate, stateDirectory } from '../../src/state/directory.ts';
import { withStateDir } from './samples.ts';

const test = suite('state/directory');

const mode = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);

test('the state is beside the source of truth, or where --state says', () => {
  assert.equal(stateDirectory('/srv/sot', null), '/srv/sot/.vaq');
  assert.equal(stateDirectory('/srv/sot', '/var/state'), '/var/state');
  assert.equal(stateDirectory('sot', null), join(process.cwd(), 'sot/.vaq'));
});

test('a link that a person names is followed, since that is what is meant', () =>
  withStateDir(async (dir, parent) => {
    await mkdir(dir);
    await symlink(dir, join(parent, 'link'));
    assert.equal(stateDirectory(parent, join(parent, 'link')), await realpath(dir));
    assert.equal(stateDirectory(parent, join(parent, 'nothing')), join(parent, 'nothing'));
  }));

test('a folder that is made is private and ignored by Git', () =>
  withStateDir(async (dir) => {
    assert.deepEqual(await ensureStateDirectory(dir), { ok: true, value: null });
    assert.equal(await mode(dir), '700');
    assert.deepEqual(await readdir(dir), ['.gitignore']);
    assert.equal(await readFile(join(dir, '.gitignore'), 'utf8'), '*\n');
  }));

test('a folder that is there keeps its mode and its content', () =>
  withStateDir(async (dir) => {
    await mkdir(dir);
    await chmod(dir, 0o755);
    assert.deepEqual(await ensureStateDirectory(dir), { ok: true, value: null });
    assert.equal(await mode(dir), '755');
    assert.deepEqual(await readdir(dir), []);
  }));

test('folders above it are made as private', () =>
  withStateDir(async (dir) => {
    assert.deepEqual(await makePrivate(join(dir, 'a', 'b')), { made: true });
    assert.deepEqual(await makePrivate(join(dir, 'a', 'b')), { made: false });
    assert.deepEqual(await Promise.all([dir, join(dir, 'a'), join(dir, 'a', 'b')].map(mode)), [
      '700',
      '700',
      '700',
    ]);
  }));

test('a file in its place is a problem', () =>
  withStateDir(async (dir) => {
    await writeFile(dir, '');
    const result = await ensureStateDirectory(dir);
    assert.deepEqual(result, {
      ok: false,
      problem: {
        code: 'io',
        message: `${dir} cannot be used (EEXIST: file already exists, mkdir '${dir}')`,
      },
    });
  }));

test.run();
