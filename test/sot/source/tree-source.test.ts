import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { suite } from 'uvu';
import { opened, readAll, readText } from './reading.ts';
import { type Files, repository } from './repository.ts';

const test = suite('sot/source/tree-source');
const UNREADABLE = 'source/unreadable: this cannot be read:';
const OUTSIDE = (target: string) =>
  `source/symlink-outside: this links to \`${target}\`, outside the source of truth, where no revision holds it; put a copy here`;

/** Reads a tree from the disk and from a commit of it, which must not differ. */
async function bothWays(files: Files) {
  const root = repository(files);
  try {
    const [disk, commit] = [await readAll(await opened(root)), await readAll(await opened(root, 'HEAD'))];
    assert.deepEqual(commit, disk);
    return { ...disk, order: Object.keys(disk.files) };
  } finally {
    rmSync(root, { recursive: true });
  }
}

test('what the data model names is listed in the order of code units, and nothing else', async () => {
  const { order, problems } = await bothWays({
    'vaq.yml': 'version: 1\n',
    'files.yaml': '',
    'vaq.lock': '',
    'README.md': '',
    'vaq.yml.orig': '',
    Makefile: '',
    'files/big.iso': 'gigabytes',
    'os/b.yml': '',
    'os/B.yml': '',
    'os/a/deep.yml': '',
    'boot/é.yml': '',
    'boot/z.yml': '',
    'workflows/w.yml': '',
    'assets/preseed/p.cfg.ejs': '',
    'assets/preseed/node_modules/x': '',
    'sites/ams1/env.yml': '',
    'sites/ams1/vaq.lock': '',
    'sites/ams1/.vaq/key': '',
    'sites/ams1/.DS_Store': '',
    'sites/ams1/.#rack1.yml': { link: 'operator@laptop.4711' },
    'node_modules/vaq.yml': '',
    '.vaq/journal': '',
  });
  assert.deepEqual(problems, []);
  assert.deepEqual(order, [
    'assets/preseed/p.cfg.ejs',
    'boot/z.yml',
    'boot/é.yml',
    'files.yaml',
    'os/B.yml',
    'os/a/deep.yml',
    'os/b.yml',
    'sites/ams1/env.yml',
    'sites/ams1/vaq.lock',
    'vaq.lock',
    'vaq.yml',
    'workflows/w.yml',
  ]);
});

test('links inside the tree are followed', async () => {
  const { files, problems } = await bothWays({
    'vaq.yml': { link: 'common/vaq.yml' },
    'common/vaq.yml': 'version: 1\n',
    'common/snippets/disk.ejs': 'disk',
    'assets/preseed/snippets': { link: '../../common/snippets' },
    'assets/kickstart': { link: 'preseed' },
    'assets/preseed/a.ejs': 'a',
    'sites/ams1/chain.yml': { link: './../ams1/../../sites/ams1/second.yml' },
    'sites/ams1/second.yml': { link: 'env.yml' },
    'sites/ams1/env.yml': 'id: ams1\n',
    'sites/ams1/through.yml': { link: '../../assets/kickstart/a.ejs' },
  });
  assert.deepEqual(files, {
    'assets/kickstart/a.ejs': 'a',
    'assets/preseed/a.ejs': 'a',
    'assets/preseed/snippets/disk.ejs': 'disk',
    'sites/ams1/chain.yml': 'id: ams1\n',
    'sites/ams1/env.yml': 'id: ams1\n',
    'sites/ams1/second.yml': 'id: ams1\n',
    'sites/ams1/through.yml': 'a',
    'vaq.yml': 'version: 1\n',
  });
  assert.deepEqual(problems, [
    `assets/kickstart/snippets ${UNREADABLE} it is a link to a folder, inside a folder that is a link itself`,
  ]);
});

test('links that lead out, nowhere or in a circle are one finding each, and the rest goes on', async () => {
  const { files, problems } = await bothWays({
    'vaq.yml': 'version: 1\n',
    'os/absolute.yml': { link: '/etc/hostname' },
    'os/above.yml': { link: '../../elsewhere.yml' },
    'os/back.yml': { link: '../os/../../os/a.yml' },
    'os/gone.yml': { link: 'nothing.yml' },
    'os/gone-too.yml': { link: 'gone.yml' },
    'os/loop.yml': { link: 'loop2.yml' },
    'os/loop2.yml': { link: 'loop.yml' },
    'os/through-file.yml': { link: '../vaq.yml/x' },
    'sites/out': { link: '/tmp' },
    'os/a.yml': 'id: a\n',
  });
  assert.deepEqual(problems, []);
  assert.deepEqual(files, {
    'os/a.yml': 'id: a\n',
    'os/above.yml': OUTSIDE('../../elsewhere.yml'),
    'os/absolute.yml': OUTSIDE('/etc/hostname'),
    'os/back.yml': OUTSIDE('../os/../../os/a.yml'),
    'os/gone-too.yml': `${UNREADABLE} it links to \`nothing.yml\`, which does not exist`,
    'os/gone.yml': `${UNREADABLE} it links to \`nothing.yml\`, which does not exist`,
    'os/loop.yml': `${UNREADABLE} its links lead in a circle`,
    'os/loop2.yml': `${UNREADABLE} its links lead in a circle`,
    'os/through-file.yml': `${UNREADABLE} \`vaq.yml\` is no folder`,
    'sites/out': OUTSIDE('/tmp'),
    'vaq.yml': 'version: 1\n',
  });
});

test('folders that link to their own parents are listed once', async () => {
  const { order, problems } = await bothWays({
    'sites/a/env.yml': '',
    'sites/a/up': { link: '..' },
    'sites/a/top': { link: '../..' },
  });
  assert.deepEqual(order, ['sites/a/env.yml', 'sites/a/top/sites/a/env.yml', 'sites/a/up/a/env.yml']);
  const nested = ['top/sites/a/top', 'top/sites/a/up', 'up/a/top', 'up/a/up'];
  assert.deepEqual(
    [...problems].sort(),
    nested.map(
      (path) =>
        `sites/a/${path} ${UNREADABLE} it is a link to a folder, inside a folder that is a link itself`,
    ),
  );
});

test('a folder where a file should be is a finding', async () => {
  const { files } = await bothWays({ 'vaq.yml/x': '', 'os/debian.yml/x': '', 'assets/preseed/p.ejs/x': '' });
  const message = `${UNREADABLE} it is a folder, and a file is expected`;
  assert.deepEqual(files, { 'assets/preseed/p.ejs': message, 'os/debian.yml': message, 'vaq.yml': message });
});

test('a file over 16 MB is not read', async () => {
  const limit = 16 * 1024 * 1024;
  const { files } = await bothWays({
    'os/large.yml': new Uint8Array(limit).fill(0x61),
    'os/larger.yml': new Uint8Array(limit + 1).fill(0x61),
  });
  assert.equal(files['os/large.yml']?.length, limit);
  assert.equal(
    files['os/larger.yml'],
    'document/too-large: the file has 16.0 MB and the limit is 16 MB; what is served as it is belongs in files.yml',
  );
});

test('a path that was not listed is read, and never one outside the root', async () => {
  const root = repository({ 'vaq.yml': '', 'files/a': 'a', 'dc/vaq.yml': '' });
  try {
    for (const ref of [undefined, 'HEAD']) {
      for (const isListed of [false, true]) {
        const source = await opened(`${root}/dc`, ref);
        if (isListed) await source.list();
        assert.equal(await readText(source, '../vaq.yml'), OUTSIDE('../vaq.yml'));
        assert.equal(await readText(source, 'nothing'), `${UNREADABLE} it does not exist`);
        const whole = await opened(root, ref);
        assert.equal(await readText(whole, 'files/a'), 'a');
        assert.equal(await readText(whole, 'files'), `${UNREADABLE} it is a folder, and a file is expected`);
      }
    }
  } finally {
    rmSync(root, { recursive: true });
  }
});

test.run();
