import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import { type BuiltVaq, buildVaq, type Ended } from '../diagnostics/built-vaq.ts';
import { commit, git, repository } from '../sot/source/repository.ts';
import { fixtureFiles } from '../support/memory-source.ts';
import { layTree, type Tree } from './tree.ts';

const test = suite('commands/lock-links');

const RACK = 'sites/ams1/rack1.yml';
const ENV = 'sites/ams1/env.yml';

const FOUR = Object.fromEntries([...fixtureFiles('four')].filter(([path]) => !path.startsWith('.vaq/')));

let built: BuiltVaq;
let tree: Tree;
let linked: string;
let out: string;

test.before(async () => {
  built = await buildVaq();
});
test.after(() => built.remove());
test.before.each(() => {
  out = mkdtempSync(join(tmpdir(), 'vaq-links-'));
  tree = layTree({ 'files.yml': 'files: []\n' });
  linked = repository(FOUR);
});
test.after.each(() => {
  tree.remove();
  for (const folder of [linked, out]) rmSync(folder, { recursive: true, force: true });
});

/** Runs vaq in the tree with a cache of its own; what it says has LINKED for the repository. */
function vaq(...args: readonly string[]): Ended {
  const { exit, stdout, stderr } = built.vaq(args, tree.folder, { XDG_CACHE_HOME: join(out, 'cache') });
  const plain = (text: string): string => text.replaceAll(linked, 'LINKED').replaceAll(out, 'OUT');
  return { exit, stdout: plain(stdout), stderr: plain(stderr) };
}

const lock = (): string => readFileSync(join(tree.folder, 'vaq.lock'), 'utf8').replaceAll(linked, 'LINKED');
const head = (folder: string): string => git(folder, 'rev-parse', 'HEAD');

function lockText(...links: readonly (readonly string[])[]): string {
  const entries = links.map((facts) => `  - ${facts.join('\n    ')}\n`).join('');
  return `# Written by \`vaq lock\`: commit it, and let it be.\nversion: 1\nfiles: []\nlinks:\n${entries}`;
}

/** Links the rack to a branch, and the site to a release. */
function link(): string {
  git(tree.folder, 'tag', 'v1');
  const config = `config: { type: git, url: "file://${linked}", ref: main, id: prod }\n`;
  const env = readFileSync(join(tree.folder, ENV), 'utf8');
  const release = head(tree.folder);
  tree.commit({ [RACK]: tree.edited(RACK, 'metadata:\n', `${config}metadata:\n`) });
  // The release has the link, and the tree above it the release.
  git(tree.folder, 'tag', '--force', 'v1');
  tree.commit({ [ENV]: `${env}release_tag: v1\n` });
  return release;
}

test('lock pins each link and release, and keeps them until it is asked to update one', () => {
  link();
  const release = git(tree.folder, 'rev-parse', 'v1');
  const first = head(linked);
  const unpinned = vaq('lock', '--check');
  assert.equal(unpinned.exit, 1);
  assert.match(
    unpinned.stdout,
    /^error link\/lock .*\n {2}`main` of file:\/\/LINKED is not in vaq\.lock; run `vaq lock`$/m,
  );
  assert.match(unpinned.stdout, /^error link\/lock .*\n {2}`v1` is not in vaq\.lock; run `vaq lock`$/m);
  assert.deepEqual(vaq('lock'), { exit: 0, stdout: '', stderr: 'vaq.lock pins 0 files and 2 links now\n' });
  const pinned = (commits: readonly [string, string]): string =>
    lockText(
      ['ref: v1', `commit: ${commits[0]}`],
      ['url: file://LINKED', 'ref: main', `commit: ${commits[1]}`],
    );
  assert.equal(lock(), pinned([release, first]));
  const second = commit(linked, { other: '' });
  git(tree.folder, 'tag', '--force', 'v1');
  assert.deepEqual(vaq('lock').stderr, 'vaq.lock is as it was: 0 files and 2 links\n');
  assert.deepEqual(vaq('lock', '--check').stderr, 'vaq.lock is what files.yml says: 0 files and 2 links\n');
  assert.equal(
    vaq('lock', '--update', 'prdo').stderr,
    'vaq: `prdo` is not declared in files.yml; did you mean `prod`?\n',
  );
  assert.equal(vaq('lock', '--update', 'prod').stderr, 'vaq.lock pins 0 files and 2 links now\n');
  assert.equal(lock(), pinned([release, second]));
  vaq('lock', '--update');
  assert.equal(lock(), pinned([head(tree.folder), second]));
});

test('what is pinned needs no network, whatever its name means now, and a bundle takes it', () => {
  const files = { 'debian12/linux': 'a kernel', 'debian12/initrd.gz': 'an initrd' };
  const entries = Object.entries(files).map(([path, text]) => {
    tree.write({ [`files/${path}`]: text });
    const sha256 = createHash('sha256').update(text).digest('hex');
    return `  - { path: ${path}, sha256: ${sha256}, size: ${text.length} }\n`;
  });
  commit(linked, { 'vaq.lock': `version: 1\nfiles:\n${entries.join('')}` });
  link();
  vaq('lock', '--quiet');
  git(tree.folder, 'add', 'vaq.lock');
  git(tree.folder, 'commit', '--quiet', '--message', 'lock');
  const preview = ['preview', '--all', '--format', 'json', '--state', join(tree.folder, '.vaq')];
  const expected = vaq(...preview, '--ref', 'HEAD');
  assert.equal(expected.exit, 0, expected.stdout);
  commit(linked, { 'workflows/debian12.yml': 'broken' });
  git(tree.folder, 'tag', '--force', 'v1');
  const bundle = join(out, 'one.bundle');
  const cache = join(out, 'files');
  const made = vaq('bundle', '-o', bundle, '--quiet', '--cache', cache);
  assert.deepEqual([made.exit, made.stderr], [0, '']);
  rmSync(linked, { recursive: true });
  assert.deepEqual(vaq(...preview, '--ref', 'HEAD'), expected);
  const artifacts = ({ stdout }: Ended): unknown => JSON.parse(stdout).hosts;
  const bundled = vaq(...preview, '--sot', bundle);
  assert.equal(bundled.exit, 0, bundled.stderr);
  assert.deepEqual(artifacts(bundled), artifacts(expected));
});

test('a link that leads nowhere is said, and what the lock has of it stays', () => {
  link();
  vaq('lock', '--quiet');
  const before = lock();
  rmSync(linked, { recursive: true });
  const failed = vaq('lock', '--update');
  assert.deepEqual(
    [failed.exit, failed.stdout, failed.stderr],
    [
      3,
      '',
      'vaq.lock is as it was: 0 files and 2 links\nvaq: `main` of file://LINKED: the repository `file://LINKED` cannot be read: there is no repository at that place, or not for you\n',
    ],
  );
  assert.equal(lock(), before);
});

test.run();
