import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { chmod, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { suite } from 'uvu';
import { loadArtifact, storeArtifact } from '../../src/state/artifact-store.ts';
import { withStateDir } from './samples.ts';

const test = suite('state/artifact-store');

const CONTENT = 'd-i debian-installer/locale string en_GB\n# ‹secret root›\n';
const ID = createHash('sha256').update(CONTENT).digest('hex');
const pathIn = (dir: string) => join(dir, 'artifacts', ID.slice(0, 2), ID);
const mismatch = (where: string) => ({
  ok: false,
  problem: { code: 'damaged', message: `${where}: the content is not the one with the SHA-256 ${ID}` },
});

test('content is kept under its digest, private, and read back', () =>
  withStateDir(async (dir) => {
    assert.deepEqual(await storeArtifact(dir, ID, CONTENT), { ok: true, value: null });
    assert.equal(await readFile(pathIn(dir), 'utf8'), CONTENT);
    assert.deepEqual(await readdir(dirname(pathIn(dir))), [ID]);
    const modes = await Promise.all(
      [join(dir, 'artifacts'), dirname(pathIn(dir)), pathIn(dir)].map(
        async (path) => (await stat(path)).mode & 0o777,
      ),
    );
    assert.deepEqual(modes, [0o700, 0o700, 0o600]);
    assert.deepEqual(await loadArtifact(dir, ID), { ok: true, value: CONTENT });
  }));

test('what is there is not written again', () =>
  withStateDir(async (dir) => {
    await storeArtifact(dir, ID, CONTENT);
    const { ino, mtimeMs } = await stat(pathIn(dir));
    await storeArtifact(dir, ID, CONTENT);
    assert.deepEqual([(await stat(pathIn(dir))).ino, (await stat(pathIn(dir))).mtimeMs], [ino, mtimeMs]);
  }));

test('many may store one content at once', () =>
  withStateDir(async (dir) => {
    const stored = await Promise.all(Array.from({ length: 10 }, () => storeArtifact(dir, ID, CONTENT)));
    assert.deepEqual(stored, Array(10).fill({ ok: true, value: null }));
    assert.deepEqual(await readdir(dirname(pathIn(dir))), [ID]);
  }));

test('damage is found when it is read, and mended when it is stored again', () =>
  withStateDir(async (dir) => {
    await storeArtifact(dir, ID, CONTENT);
    await writeFile(pathIn(dir), 'other');
    assert.deepEqual(await loadArtifact(dir, ID), mismatch(pathIn(dir)));
    await storeArtifact(dir, ID, CONTENT);
    assert.deepEqual(await loadArtifact(dir, ID), { ok: true, value: CONTENT });
  }));

test('content under a digest that is not its own is refused', () =>
  withStateDir(async (dir) => {
    assert.deepEqual(await storeArtifact(dir, ID, 'other'), mismatch(pathIn(dir)));
    assert.deepEqual(await loadArtifact(dir, ID), { ok: true, value: null });
  }));

test('what is no digest is no path', () =>
  withStateDir(async (dir, parent) => {
    await mkdir(join(dir, 'artifacts'), { recursive: true });
    await writeFile(join(parent, 'secret'), 'x');
    for (const id of ['../../secret', '', ID.toUpperCase(), `${ID}\n`]) {
      assert.deepEqual(await loadArtifact(dir, id), { ok: true, value: null });
      assert.equal((await storeArtifact(dir, id, CONTENT)).ok, false);
    }
    assert.deepEqual(await readdir(join(dir, 'artifacts')), []);
  }));

test('a file in the place of the folder is a problem', () =>
  withStateDir(async (dir) => {
    await mkdir(dir);
    await writeFile(join(dir, 'artifacts'), '');
    await chmod(join(dir, 'artifacts'), 0o600);
    const result = await storeArtifact(dir, ID, CONTENT);
    assert.equal(result.ok ? '' : result.problem.code, 'io');
  }));

test.run();
