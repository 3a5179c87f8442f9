import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { suite } from 'uvu';
import { privateFolder } from '../../../src/pipeline/bundle/private-folder.ts';
import { thisProcess } from '../../../src/state/process-identity.ts';

const test = suite('pipeline/bundle/private-folder');

let parent: string;
test.before(() => {
  parent = mkdtempSync(join(tmpdir(), 'vaq-private-'));
});
test.after(() => rmSync(parent, { recursive: true }));

test('a folder says whose it is, nobody else can enter it, and what a killed process left beside it is gone', async () => {
  const dead = join(parent, 'new/vaq-bundle-dead');
  mkdirSync(dead, { recursive: true });
  writeFileSync(
    join(dead, 'owner.json'),
    JSON.stringify({ pid: 2 ** 30, machine: hostname(), started: null }),
  );
  const one = await privateFolder(join(parent, 'new'));
  const two = await privateFolder(join(parent, 'new'));
  assert.deepEqual(readdirSync(join(parent, 'new')).sort(), [basename(one), basename(two)].sort());
  assert.deepEqual(JSON.parse(readFileSync(join(one, 'owner.json'), 'utf8')), thisProcess());
  if (process.platform !== 'win32') assert.equal(statSync(one).mode & 0o777, 0o700);
});

test.run();
