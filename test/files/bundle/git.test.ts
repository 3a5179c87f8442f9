import assert from 'node:assert/strict';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import { packCommits, unpackCommits } from '../../../src/files/bundle/git.ts';
import { commit, git, repository, temporaryFolder } from '../../sot/source/repository.ts';

const test = suite('files/bundle/git');

const text = (line: string): string =>
  Array.from({ length: 200 }, (_, index) => `${line} ${index}\n`).join('');

let scratch: string;
let folder: string;
let first: string;
let second: string;
test.before(() => {
  scratch = temporaryFolder();
  folder = repository({ 'a.txt': text('one'), 'b.txt': text('two'), 'sub/c.txt': text('one') });
  first = git(folder, 'rev-parse', 'HEAD');
  second = commit(folder, { 'a.txt': `${text('one')}more\n` });
});
test.after(() => {
  for (const path of [scratch, folder]) rmSync(path, { recursive: true });
});

async function packed(where: string, ...commits: readonly string[]): Promise<Buffer> {
  const path = join(scratch, 'made.bundle');
  const revisions = commits.map((name) => ({ ref: null, commit: name }));
  await packCommits({ folder: where, gitDir: null }, revisions, path);
  return readFileSync(path);
}

test('the same commits make the same bytes, however a repository keeps them', async () => {
  const loose = await packed(folder, second, first);
  assert.deepEqual(await packed(folder, first, second), loose);
  const clone = join(scratch, 'clone');
  git(scratch, 'clone', '--quiet', folder, clone);
  git(clone, 'gc', '--quiet', '--aggressive');
  assert.deepEqual(await packed(clone, second, first), loose);
  const shallow = join(scratch, 'shallow');
  git(scratch, 'clone', '--quiet', '--depth=1', `file://${folder}`, shallow);
  assert.deepEqual(await packed(shallow, second), await packed(folder, second));
});

test('neither tags nor settings of a repository change the bytes', async () => {
  const plain = await packed(folder, second, first);
  const clone = join(scratch, 'tagged');
  git(scratch, 'clone', '--quiet', folder, clone);
  // Git puts what a tag names before the rest.
  git(clone, 'tag', 'light', second);
  git(clone, 'tag', '--annotate', '--message=tag', 'heavy', first);
  for (const setting of [
    'pack.compression=1',
    'core.compression=0',
    'core.bigFileThreshold=1',
    'pack.depth=1',
  ])
    git(clone, 'config', ...setting.split('='));
  assert.deepEqual(await packed(clone, second, first), plain);
  const other = join(scratch, 'worktree');
  git(clone, 'worktree', 'add', '--quiet', '--detach', other, first);
  assert.deepEqual(await packed(other, second, first), plain);
  assert.deepEqual(
    readdirSync(scratch).filter((name) => name.startsWith('made')),
    ['made.bundle'],
  );
});

test('Git itself takes it for a bundle', async () => {
  const bytes = await packed(folder, second);
  const head = `# v2 git bundle\n-${first} \n${second} refs/vaq/0\n\nPACK`;
  assert.equal(bytes.toString('latin1', 0, head.length), head);
  git(folder, 'bundle', 'verify', join(scratch, 'made.bundle'));
});

test('what was packed is unpacked, with its names and without its history', async () => {
  const path = join(scratch, 'two.bundle');
  const revisions = [
    { ref: null, commit: second },
    { ref: 'refs/tags/v1', commit: first },
  ];
  await packCommits({ folder, gitDir: null }, revisions, path);
  const gitDir = join(scratch, 'unpacked.git');
  assert.deepEqual(await unpackCommits(path, revisions, gitDir), { folder: gitDir, gitDir });
  assert.equal(git(gitDir, 'rev-parse', 'HEAD'), second);
  assert.equal(git(gitDir, 'rev-parse', 'v1'), first);
  assert.equal(git(gitDir, 'show', 'HEAD:a.txt'), git(folder, 'show', 'HEAD:a.txt'));
  assert.equal(git(gitDir, 'log', '--format=%H'), second);
  git(gitDir, 'fsck', '--strict');
});

test('a repository that names its objects by SHA-256 is packed and unpacked too', async () => {
  const modern = join(scratch, 'modern');
  git(scratch, 'init', '--quiet', '--object-format=sha256', modern);
  const name = commit(modern, { 'a.txt': 'one\n' });
  assert.equal(name.length, 64);
  const path = join(scratch, 'modern.bundle');
  const revisions = [{ ref: null, commit: name }];
  await packCommits({ folder: modern, gitDir: null }, revisions, path);
  const { gitDir } = await unpackCommits(path, revisions, join(scratch, 'modern.git'));
  assert.equal(git(gitDir!, 'show', 'HEAD:a.txt'), 'one');
});

test('what is no pack, and what Git does not know, is said in a sentence', async () => {
  const path = join(scratch, 'none.bundle');
  writeFileSync(path, 'nothing');
  const revisions = [{ ref: null, commit: second }];
  await assert.rejects(unpackCommits(path, revisions, join(scratch, 'none.git')), {
    message: `${path} has no pack of Git`,
  });
  await assert.rejects(packed(folder, '0'.repeat(40)), { message: /^Git fails: \S.*/ });
});

test.run();
