import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import { claimPart, releasePart } from '../../../src/files/download/claim.ts';

const test = suite('files/download/claim');

test('one has a part until it gives it back, or has ended', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'vaq-claim-'));
  try {
    const part = join(folder, 'part');
    assert.equal(await claimPart(part), true);
    assert.equal(await claimPart(part), false);
    await releasePart(part);
    assert.deepEqual(await readdir(folder), []);
    const { pid } = spawnSync(process.execPath, ['--version']);
    await writeFile(`${part}.claim`, JSON.stringify({ pid, machine: hostname(), started: null }));
    assert.equal(await claimPart(part), true);
    await writeFile(`${part}.claim`, '');
    assert.equal(await claimPart(part), true);
    await writeFile(`${part}.claim`, JSON.stringify({ pid, machine: 'elsewhere', started: null }));
    assert.equal(await claimPart(part), false);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test.run();
