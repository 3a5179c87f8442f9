import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import { TreeSource } from '../../../src/sot/source/tree-source.ts';
import { WorkTree } from '../../../src/sot/source/work-tree.ts';
import { opened, readAll, readText } from './reading.ts';
import { temporaryFolder, writeFiles } from './repository.ts';

const test = suite('sot/source/work-tree');
const UNREADABLE = 'source/unreadable: this cannot be read:';

let root = '';
test.before.each(() => {
  root = temporaryFolder();
});
test.after.each(() => rmSync(root, { recursive: true }));

test('bytes are read as they are', async () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  writeFiles(root, { 'assets/untyped/all': bytes, 'assets/untyped/empty': '' });
  const source = await opened(root);
  assert.deepEqual(await source.read('assets/untyped/all'), { ok: true, bytes: Buffer.from(bytes) });
  assert.deepEqual(await source.read('assets/untyped/empty'), { ok: true, bytes: Buffer.alloc(0) });
});

test('a pipe is refused, not waited for', async () => {
  writeFiles(root, { 'os/a.yml': 'id: a\n', 'os/link.yml': { link: 'pipe.yml' } });
  execFileSync('mkfifo', [join(root, 'os/pipe.yml')]);
  assert.deepEqual(await readAll(await opened(root)), {
    files: {
      'os/a.yml': 'id: a\n',
      'os/link.yml': `${UNREADABLE} it is a named pipe`,
      'os/pipe.yml': `${UNREADABLE} it is a named pipe`,
    },
    problems: [],
  });
});

test('a file that goes away after it was listed is a finding', async () => {
  writeFiles(root, { 'os/a.yml': '', 'os/b.yml': 'b' });
  const source = await opened(root);
  await source.list();
  rmSync(join(root, 'os/a.yml'));
  assert.equal(await readText(source, 'os/a.yml'), `${UNREADABLE} it does not exist`);
  assert.equal(await readText(source, 'os/b.yml'), 'b');
});

test('what cannot be listed says why', async () => {
  writeFiles(root, { file: '' });
  const tree = new WorkTree(root);
  assert.equal(await tree.children('nothing'), 'it does not exist');
  assert.equal(await tree.children('file'), 'part of its path is a file');
});

test('a folder that nobody may look into is a problem, and the others are listed', async () => {
  writeFiles(root, { 'sites/a/env.yml': '', 'sites/b/env.yml': '', 'os/secret.yml': '' });
  chmodSync(root, 0o755);
  chmodSync(join(root, 'sites/a'), 0);
  chmodSync(join(root, 'os/secret.yml'), 0);
  const revision = { kind: 'work-tree', commit: null, label: '', changedFiles: 0 } as const;
  // The superuser may look everywhere, so it becomes somebody else for a moment.
  const isSuperuser = process.geteuid?.() === 0;
  if (isSuperuser) process.seteuid!(65534);
  try {
    assert.deepEqual(await readAll(new TreeSource(revision, new WorkTree(root), null)), {
      files: { 'os/secret.yml': `${UNREADABLE} permission denied`, 'sites/b/env.yml': '' },
      problems: [`sites/a ${UNREADABLE} permission denied`],
    });
  } finally {
    if (isSuperuser) process.seteuid!(0);
    chmodSync(join(root, 'sites/a'), 0o755);
  }
});

test.run();
