import assert from 'node:assert/strict';
import { chmodSync, chownSync, readFileSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import { opened, readAll, readText, refused } from './reading.ts';
import { commit, git, repository, temporaryFolder, writeFiles } from './repository.ts';

const test = suite('sot/source/open');

const folders: string[] = [];
const kept = (folder: string): string => {
  folders.push(folder);
  return folder;
};
test.after.each(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

test('the work tree is named by its commit and its changes', async () => {
  const root = kept(repository({ 'vaq.yml': 'version: 1\n', 'os/a.yml': '', 'os/b.yml': '' }));
  const head = git(root, 'rev-parse', 'HEAD');
  const label = `work tree at ${head.slice(0, 7)}`;
  const clean = { kind: 'work-tree', commit: head, label, changedFiles: 0 };
  assert.deepEqual((await opened(root)).revision, clean);
  writeFiles(root, { '.vaq/key': 'state', '.vaq/journal': 'state' });
  assert.deepEqual((await opened(root)).revision, clean);
  writeFiles(root, { 'os/a.yml': 'id: a\n' });
  assert.deepEqual((await opened(root)).revision, {
    ...clean,
    label: `${label}, 1 file changed`,
    changedFiles: 1,
  });
  git(root, 'mv', 'os/b.yml', 'os/c.yml');
  writeFiles(root, { 'sites/x/new.yml': '', 'sites/x/\u00e9\n.yml': '' });
  assert.deepEqual((await opened(root)).revision, {
    ...clean,
    label: `${label}, 5 files changed`,
    changedFiles: 5,
  });
});

test('a folder that is not in Git, or has no commit yet, can be read', async () => {
  const root = kept(temporaryFolder());
  writeFiles(root, { 'vaq.yml': 'version: 1\n' });
  const revision = { kind: 'work-tree', commit: null, label: 'work tree (not in Git)', changedFiles: 0 };
  const source = await opened(root);
  assert.deepEqual(source.revision, revision);
  assert.equal(await readText(source, 'vaq.yml'), 'version: 1\n');
  git(root, 'init', '--quiet');
  const label = 'work tree before the first commit, 1 file changed';
  assert.deepEqual((await opened(root)).revision, { ...revision, label, changedFiles: 1 });
});

test('a revision is resolved once, by branch, tag, name or expression', async () => {
  const root = kept(repository({ 'vaq.yml': 'one' }));
  const first = git(root, 'rev-parse', 'HEAD');
  git(root, 'tag', '--annotate', '--message', 'x', 'v1.2');
  git(root, 'branch', 'rack/2');
  const second = commit(root, { 'vaq.yml': 'two' });
  for (const [ref, name, label] of [
    ['v1.2', first, `v1.2 (${first.slice(0, 7)}…)`],
    ['rack/2', first, `rack/2 (${first.slice(0, 7)}…)`],
    ['HEAD~1', first, `HEAD~1 (${first.slice(0, 7)}…)`],
    [first, first, `${first.slice(0, 7)}…`],
    [second.slice(0, 9).toUpperCase(), second, `${second.slice(0, 7)}…`],
    ['main', second, `main (${second.slice(0, 7)}…)`],
  ] as const) {
    const source = await opened(root, ref);
    assert.deepEqual(source.revision, { kind: 'commit', commit: name, label, changedFiles: 0 });
    assert.equal(await readText(source, 'vaq.yml'), name === first ? 'one' : 'two');
  }
  const source = await opened(root, 'main');
  commit(root, { 'vaq.yml': 'three' });
  assert.equal(await readText(source, 'vaq.yml'), 'two', 'the branch moved on, the source did not');
});

test('a shallow clone says that it is, and how to have the rest', async () => {
  const origin = kept(repository({ 'vaq.yml': 'one' }));
  commit(origin, { 'vaq.yml': 'two' });
  const root = kept(temporaryFolder());
  git(root, 'clone', '--quiet', '--depth=1', `file://${origin}`, '.');
  const because = 'is not here, because this clone is shallow: it has the last commits alone';
  const deepen =
    'get the others with `git fetch --unshallow`, or clone with `fetch-depth: 0` (actions/checkout), `GIT_DEPTH: 0` (GitLab)';
  for (const [ref, help] of [
    ['HEAD~1', deepen],
    ['mian', `did you mean \`main\`? or ${deepen}`],
  ] as const) {
    const message = `the revision \`${ref}\` ${because}; ${help}`;
    assert.equal(await refused(root, ref), `. source/unknown-revision: ${message}`);
  }
  git(root, 'fetch', '--quiet', '--unshallow');
  assert.equal(await readText(await opened(root, 'HEAD~1'), 'vaq.yml'), 'one');
});

test('a revision reads the same whatever the work tree is', async () => {
  const files = {
    'vaq.yml': 'version: 1\n',
    'sites/a/env.yml': 'id: a\n',
    'assets/untyped/b': new Uint8Array([0, 10, 255, 13, 10]),
  };
  const root = kept(repository(files));
  const before = await readAll(await opened(root, 'HEAD'));
  assert.deepEqual(Object.keys(before.files), ['assets/untyped/b', 'sites/a/env.yml', 'vaq.yml']);
  rmSync(join(root, 'sites'), { recursive: true });
  writeFiles(root, { 'vaq.yml': '{ broken', 'os/new.yml': '' });
  const head = await opened(root, 'HEAD');
  assert.deepEqual(await readAll(head), before);
  assert.deepEqual(await head.read('assets/untyped/b'), {
    ok: true,
    bytes: Buffer.from([0, 10, 255, 13, 10]),
  });
  const disk = await readAll(await opened(root));
  assert.deepEqual(Object.keys(disk.files), ['assets/untyped/b', 'os/new.yml', 'vaq.yml']);
});

test('reading leaves the repository as it is, to the index and its time', async () => {
  const root = kept(repository({ 'vaq.yml': 'version: 1\n', 'os/a.yml': 'id: a\n' }));
  writeFiles(root, { 'os/b.yml': 'id: b\n' });
  // A file whose time differs from the index's makes an ordinary `git status` write the index anew.
  utimesSync(join(root, 'os/a.yml'), 1, 1);
  utimesSync(join(root, '.git/index'), 1000, 1000);
  const state = () => [
    readFileSync(join(root, '.git/index')),
    statSync(join(root, '.git/index')).mtimeMs,
    git(root, '--no-optional-locks', 'status', '--porcelain'),
  ];
  const before = state();
  for (const ref of [undefined, 'HEAD', 'nothing']) {
    if (ref === 'nothing') await refused(root, ref);
    else await readAll(await opened(root, ref));
  }
  assert.deepEqual(state(), before);
});

test('a source of truth may lie in a folder of a repository, and is read from there only', async () => {
  const files = {
    'dc/vaq.yml': 'version: 1\n',
    'dc/os/a.yml': 'id: a\n',
    'vaq.yml': 'not this',
    'other/os/b.yml': '',
  };
  const root = kept(repository({ 'vaq.yml': 'before' }));
  commit(root, files);
  const expected = { files: { 'os/a.yml': 'id: a\n', 'vaq.yml': 'version: 1\n' }, problems: [] };
  assert.deepEqual(await readAll(await opened(join(root, 'dc'), 'HEAD')), expected);
  writeFiles(root, { 'other/new': '' });
  const source = await opened(join(root, 'dc'));
  assert.deepEqual(await readAll(source), expected);
  assert.equal(source.revision.changedFiles, 0);
  const first = git(root, 'rev-parse', '--short=7', 'HEAD~1');
  assert.equal(
    await refused(join(root, 'dc'), 'HEAD~1'),
    `. source/unknown-revision: HEAD~1 (${first}…) has no folder \`dc/\`, in which the source of truth lies now`,
  );
});

test('a submodule is named, since its files are in another repository', async () => {
  const root = kept(repository({ 'vaq.yml': '', 'sites/a/env.yml': '' }));
  git(root, 'update-index', '--add', '--cacheinfo', `160000,${git(root, 'rev-parse', 'HEAD')},sites/sub`);
  git(root, 'commit', '--quiet', '--message', 'sub');
  assert.deepEqual((await readAll(await opened(root, 'HEAD'))).files, {
    'sites/a/env.yml': '',
    'sites/sub':
      'source/unreadable: this cannot be read: it is a submodule, whose files are not part of this revision',
    'vaq.yml': '',
  });
});

test('before the first commit it is said that there is none', async () => {
  const root = kept(temporaryFolder());
  git(root, 'init', '--quiet');
  assert.equal(
    await refused(root, 'HEAD'),
    '. source/unknown-revision: the revision `HEAD` does not exist; this repository has no commit yet: make one with `git add --all` and `git commit`',
  );
});

test('an unknown revision is answered with the nearest name', async () => {
  const root = kept(repository({ 'vaq.yml': '' }));
  git(root, 'tag', 'release-2026.1');
  const unknown = (ref: string, help: string) =>
    `. source/unknown-revision: the revision \`${ref}\` does not exist; ${help}`;
  const any = 'write a branch, a tag or a commit of this repository';
  assert.equal(await refused(root, 'mian'), unknown('mian', 'did you mean `main`?'));
  assert.equal(await refused(root, '^main'), unknown('^main', 'did you mean `main`?'));
  assert.equal(
    await refused(root, 'release-2026.2'),
    unknown('release-2026.2', 'did you mean `release-2026.1`?'),
  );
  for (const ref of [
    '',
    'f'.repeat(40),
    'HEAD~9',
    'HEAD:vaq.yml',
    'main..main',
    '-',
    '--',
    'a b',
    '$(id)',
    '../main',
  ]) {
    assert.equal(await refused(root, ref), unknown(ref, any), ref);
  }
});

test('a revision that looks like an option never reaches Git', async () => {
  const root = kept(repository({ 'vaq.yml': '' }));
  const trap = join(root, 'trap');
  for (const ref of [
    `--upload-pack=touch ${trap}`,
    `--exec=touch ${trap}`,
    '--all',
    '-h',
    '--show-toplevel',
    'main\n--all',
    'main\0',
  ]) {
    assert.match(
      await refused(root, ref),
      /^\. source\/unknown-revision: the revision `[^\n\0]*` does not exist; /,
      ref,
    );
  }
  assert.throws(() => statSync(trap), { code: 'ENOENT' });
});

test('without a repository, without Git and without a folder there is a reason', async () => {
  const root = kept(temporaryFolder());
  assert.equal(
    await refused(root, 'main'),
    `. source/not-a-repository: \`${root}\` lies in no Git repository, so it has no revisions; make it one with \`git init\` and a commit, or name no revision`,
  );
  for (const ref of [undefined, 'main']) {
    assert.equal(
      await refused(join(root, 'none'), ref),
      `. source/unreadable: there is no folder \`${join(root, 'none')}\``,
    );
  }
  const path = process.env.PATH;
  process.env.PATH = root;
  try {
    assert.equal((await opened(root)).revision.label, 'work tree (Git is not installed)');
    assert.equal(
      await refused(root, 'main'),
      '. source/git-missing: a revision can only be read with Git, and there is no `git` on the PATH; install it',
    );
  } finally {
    process.env.PATH = path;
  }
});

test('what a hook sets for Git does not lead elsewhere', async () => {
  const root = kept(repository({ 'vaq.yml': 'here' }));
  const other = kept(repository({ 'vaq.yml': 'there' }));
  Object.assign(process.env, {
    GIT_DIR: join(other, '.git'),
    GIT_WORK_TREE: other,
    GIT_INDEX_FILE: join(other, 'x'),
  });
  try {
    const source = await opened(root, 'HEAD');
    assert.equal(await readText(source, 'vaq.yml'), 'here');
    assert.equal((await opened(root)).revision.changedFiles, 0);
  } finally {
    delete process.env.GIT_DIR;
    delete process.env.GIT_WORK_TREE;
    delete process.env.GIT_INDEX_FILE;
  }
});

// Only the superuser can give a folder away.
const asSuperuser = process.getuid?.() === 0 ? test : () => {};

asSuperuser('a repository of another user is not read, and the way out is said', async () => {
  const root = kept(repository({ 'vaq.yml': 'version: 1\n' }));
  const home = process.env.HOME;
  chownSync(root, 12345, 12345);
  chownSync(join(root, '.git'), 12345, 12345);
  process.env.HOME = root;
  try {
    assert.equal((await opened(root)).revision.label, 'work tree (Git refuses it: another user owns it)');
    assert.equal(
      await refused(root, 'HEAD'),
      `. source/not-a-repository: Git refuses the repository of \`${root}\`, which another user owns; to trust it: git config --global --add safe.directory '${root}'`,
    );
  } finally {
    process.env.HOME = home;
  }
});

test('a thousand files are read by one process of Git', async () => {
  const files = Object.fromEntries(
    Array.from({ length: 1000 }, (_, i) => [`sites/a/${String(i).padStart(4, '0')}.yml`, `name: ${i}\n`]),
  );
  const root = kept(repository(files));
  const bin = kept(temporaryFolder());
  const real = git(root, '--exec-path');
  writeFiles(bin, { git: `#!/bin/sh\necho "$1" >> '${bin}/calls'\nexec '${real}/git' "$@"\n` });
  chmodSync(join(bin, 'git'), 0o755);
  const path = process.env.PATH;
  process.env.PATH = `${bin}:${path}`;
  try {
    const source = await opened(root, 'HEAD');
    const paths = await source.list();
    const contents = await Promise.all(paths.map((file) => readText(source, file)));
    assert.deepEqual(Object.fromEntries(paths.map((file, i) => [file, contents[i]])), files);
  } finally {
    process.env.PATH = path;
  }
  const calls = readFileSync(join(bin, 'calls'), 'utf8').trim().split('\n');
  assert.deepEqual(calls, ['rev-parse', 'rev-parse', 'ls-tree', 'cat-file']);
});

test.run();
