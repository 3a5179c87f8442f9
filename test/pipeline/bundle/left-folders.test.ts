import assert from 'node:assert/strict';
import {
  chownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import { leftFolders, ownFolder, removeLeft } from '../../../src/pipeline/bundle/left-folders.ts';

const test = suite('pipeline/bundle/left-folders');

let parent: string;
test.before.each(() => {
  parent = mkdtempSync(join(tmpdir(), 'vaq-left-'));
});
test.after.each(() => rmSync(parent, { recursive: true }));

/** More than any system gives to a process. */
const NOBODY = 2 ** 30;
const LONG_AGO = new Date('2020-01-01');

/** A folder with 8 bytes in it, and its owner as the text says. */
function lay(name: string, owner: string | null): string {
  const folder = join(parent, name);
  mkdirSync(join(folder, 'sha256'), { recursive: true });
  writeFileSync(join(folder, 'sha256/one'), 'a kernel');
  if (owner !== null) writeFileSync(join(folder, 'owner.json'), owner);
  return folder;
}

function ownedBy(machine: string): string {
  return JSON.stringify({ pid: NOBODY, machine, started: null });
}

test('the folder of a process that has ended is left, with what is in it', async () => {
  const owner = ownedBy(hostname());
  const path = lay('vaq-bundle-dead', owner);
  assert.deepEqual(await leftFolders(parent), [{ path, size: 8 + owner.length }]);
  await removeLeft(parent);
  assert.deepEqual(readdirSync(parent), []);
});

test('nothing of a process that runs, of another machine, of a name that is not ours, or behind a link is taken', async () => {
  await ownFolder(lay('vaq-bundle-own', null));
  lay('vaq-bundle-elsewhere', ownedBy('elsewhere.example'));
  lay('other', ownedBy(hostname()));
  symlinkSync(join(parent, 'other'), join(parent, 'vaq-bundle-link'));
  writeFileSync(join(parent, 'vaq-bundle-file'), '');
  assert.deepEqual(await leftFolders(parent), []);
  await removeLeft(parent);
  assert.equal(readdirSync(parent).length, 5);
});

test('a folder that does not say whose it is may be new, and is left after an hour', async () => {
  for (const owner of [null, '', '{']) lay(`vaq-bundle-${owner}`, owner);
  assert.deepEqual(await leftFolders(parent), []);
  const paths = readdirSync(parent)
    .sort()
    .map((name) => join(parent, name));
  for (const path of paths) utimesSync(path, LONG_AGO, LONG_AGO);
  assert.deepEqual(
    (await leftFolders(parent)).map(({ path }) => path),
    paths,
  );
});

test('of a folder that is not there nothing is left', async () => {
  assert.deepEqual(await leftFolders(join(parent, 'none')), []);
  await removeLeft(join(parent, 'none'));
});

if (process.getuid?.() === 0)
  test('what another user laid there is left alone', async () => {
    chownSync(lay('vaq-bundle-dead', ownedBy(hostname())), 12_345, 12_345);
    assert.deepEqual(await leftFolders(parent), []);
  });

test.run();
