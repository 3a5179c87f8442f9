import assert from 'node:assert/strict';
import { copyFile, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import { pinnedFile } from '../../../src/boot/files/pinned.ts';
import { readiness } from '../../../src/boot/files/ready.ts';
import { hashFile } from '../../../src/files/hash.ts';

const test = suite('boot/files/pinned');

let folder: string;
test.before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vaq-pinned-'));
});
test.after(() => rm(folder, { recursive: true }));

test('a file that is as it was checked is ready, and one that was overwritten is not, until it is put back', async () => {
  const path = join(folder, 'linux');
  await writeFile(path, 'the kernel');
  await copyFile(path, join(folder, 'copy'));
  const known = await hashFile(path);
  const file = pinnedFile(path, known.sha256, known);
  assert.deepEqual(await readiness(file), { ok: true, identity: known.identity });

  await writeFile(path, 'a trojan!!');
  const { sha256 } = await hashFile(path);
  const message = `it has changed: its SHA-256 is ${sha256}, and ${known.sha256} is pinned`;
  assert.deepEqual(await readiness(file), { ok: false, status: 503, message });
  assert.deepEqual(await readiness(file), { ok: false, status: 503, message });

  await rename(join(folder, 'copy'), path);
  const again = await readiness(file);
  assert.deepEqual(again, { ok: true, identity: (await hashFile(path)).identity });

  await rm(path);
  const gone = `it cannot be read: ENOENT: no such file or directory, stat '${path}'`;
  assert.deepEqual(await readiness(file), { ok: false, status: 503, message: gone });
});

test('what nobody has checked yet is checked first, once for all who ask', async () => {
  const path = join(folder, 'later');
  await writeFile(path, 'later');
  const { sha256, identity } = await hashFile(path);
  const file = pinnedFile(path, sha256, null);
  const [one, other] = [file.ready!(), file.ready!()];
  assert.equal(one, other);
  assert.deepEqual(await one, { ok: true, identity });
});

test('a file that nothing is known of is served as it stands', async () => {
  assert.deepEqual(await readiness({}), { ok: true, identity: null });
});

test.run();
