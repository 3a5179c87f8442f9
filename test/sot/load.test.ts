import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { loadTree } from '../../src/sot/load.ts';
import { memorySource } from '../support/memory-source.ts';
import { lines, loaded, minimalWith } from './sample.ts';

const test = suite('sot/load');

const VAQ = { 'vaq.yml': 'version: 1\n' };
const HOST = 'name: a\ninterfaces: []\nworkflow: w\n';

async function findings(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  return lines((await loaded({ ...VAQ, ...files })).diagnostics);
}

test('every file of a tree has its place in it', async () => {
  const { tree, diagnostics } = await loadTree(memorySource(minimalWith({ 'README.md': '# no' })));
  assert.deepEqual(diagnostics, []);
  assert.deepEqual(tree.vaq?.value, { version: 1, name: 'minimal' });
  assert.deepEqual(tree.files?.value, {
    files: [{ path: 'debian12/linux' }, { path: 'debian12/initrd.gz' }],
  });
  assert.deepEqual(
    tree.envs.map(({ folder, value }) => [folder, value?.id]),
    [['ams1', 'ams1']],
  );
  assert.deepEqual(
    tree.hosts.map(({ folder, cluster, value, complete }) => [folder, cluster, value?.name, complete]),
    [
      ['ams1', 'rack1', 'r1-01', true],
      ['ams1', 'rack1', 'r1-02', true],
    ],
  );
  const ids = [tree.oses, tree.boots, tree.workflows].map((list) => list.map(({ value }) => value?.id));
  assert.deepEqual(ids, [['debian12'], ['debian'], ['debian']]);
  assert.deepEqual([...tree.assets.keys()], ['assets/preseed/preseed.cfg.ejs']);
  assert.deepEqual([...tree.unread], []);
  assert.equal(tree.texts.size, 8);
});

test('the first document of a cluster is its header if it names no host', async () => {
  const table = [
    [`metadata: { a: 1 }\n---\n${HOST}`, 1, 1],
    [`# comment\n---\n---\nmetadata: { a: 1 }\n---\n${HOST}`, 1, 1],
    [`{}\n---\n${HOST}`, 1, 1],
    [`${HOST}---\n${HOST}`, 0, 2],
    ['', 0, 0],
    ['# nobody yet\n---\n', 0, 0],
    ['metadata: {}\n', 1, 0],
  ] as const;
  for (const [text, clusters, hosts] of table) {
    const { tree, diagnostics } = await loaded({ ...VAQ, 'sites/s/c.yml': text });
    assert.deepEqual([tree.clusters.length, tree.hosts.length], [clusters, hosts], text);
    assert.deepEqual(diagnostics, [], text);
  }
});

test('a document without a name that has what only hosts have is a host', async () => {
  assert.deepEqual(await findings({ 'sites/s/c.yml': 'interfaces: []\nworkflow: w\n' }), [
    'sites/s/c.yml:1:1-1:15 error schema/missing-key: the key `name` is missing',
  ]);
});

test('a header that is not first is one finding', async () => {
  assert.deepEqual(await findings({ 'sites/s/c.yml': `${HOST}---\nmetadata: { a: 1 }\n` }), [
    'sites/s/c.yml:5:1-5:19 error schema/missing-key: the key `name` is missing; only the first document of the file can be without, as the header of the cluster',
  ]);
});

test('the document after one that is no YAML is not taken for the first', async () => {
  const { tree, diagnostics } = await loaded({
    ...VAQ,
    'sites/s/c.yml': `a: [\n---\nmetadata: {}\n---\n${HOST}`,
  });
  assert.deepEqual(
    lines(diagnostics).map((text) => text.split(': ')[0]),
    ['sites/s/c.yml:1:5-1:5 error document/syntax', 'sites/s/c.yml:3:1-3:13 error schema/missing-key'],
  );
  assert.equal(tree.hosts.length, 1);
  assert.deepEqual([...tree.unread], ['sites/s/c.yml']);
});

test('a file that holds one document has no second', async () => {
  const files = {
    'vaq.yml': 'version: 1\n---\nversion: 1\n',
    'files.yml': 'files: []\n---\nfiles: []\n',
    'sites/s/env.yml': 'id: s\nsubnets: []\n---\nid: t\nsubnets: []\n',
    'os/a.yml':
      '---\n---\nid: a\nos_family: Debian\nmajor_version: "12"\nboot: { kernel: k }\n---\nid: b\n---\nid: c\n',
  };
  const { tree, diagnostics } = await loaded(files);
  const about = (what: string): string =>
    `error document/one-only: a second document in this file; ${what} holds one, give it a file of its own`;
  assert.deepEqual(lines(diagnostics), [
    `files.yml:3:1-3:10 ${about('files.yml')}`,
    `os/a.yml:8:1-8:6 ${about('an operating system’s file')}`,
    `sites/s/env.yml:4:1-4:6 ${about('env.yml')}`,
    `vaq.yml:3:1-3:11 ${about('vaq.yml')}`,
  ]);
  assert.deepEqual(
    tree.oses.map(({ value }) => value?.id),
    ['a'],
  );
  assert.equal(tree.envs[0]?.value?.id, 's');
});

test('a file that says nothing is found, and is known to be there', async () => {
  const files = {
    'vaq.yml': '# version: 1\n',
    'files.yml': '',
    'boot/a.yml': '',
    'workflows/a.yml': '~\n',
    'sites/s/env.yml': '---\n',
  };
  const { tree, diagnostics } = await loaded(files);
  const empty = 'error schema/type: expected a map, found nothing: the file is empty';
  assert.deepEqual(lines(diagnostics), [
    `boot/a.yml:1:1-1:1 ${empty}`,
    `sites/s/env.yml:1:1-1:1 ${empty}`,
    'vaq.yml:1:1-1:1 error schema/version: the file is empty; write `version: 1`',
    `workflows/a.yml:1:1-1:1 ${empty}`,
  ]);
  assert.deepEqual([...tree.unread], ['boot/a.yml', 'sites/s/env.yml', 'vaq.yml', 'workflows/a.yml']);
});

test('a tree without vaq.yml is none; one that is broken is there', async () => {
  const absent =
    'vaq.yml:null error source/no-vaq-yml: there is no vaq.yml, so this is not the root of a source of truth; write one with `version: 1`';
  assert.deepEqual(lines((await loaded({})).diagnostics), [absent]);
  assert.deepEqual(lines((await loaded({ 'vaq.yaml': 'version: 1' })).diagnostics), []);
  const broken = lines((await loaded({ 'vaq.yaml': 'a: [' })).diagnostics);
  assert.deepEqual(
    broken.map((text) => text.split(': ')[0]),
    ['vaq.yaml:1:5-1:5 error document/syntax'],
  );
});

test('`.yml` and `.yaml` are equal, so that two files of one name are one too many', async () => {
  const files = {
    'sites/s/env.yaml': 'id: s\nsubnets: []\n',
    'sites/s/env.yml': 'id: t\nsubnets: []\n',
    'sites/s/rack1.yaml': HOST,
    'sites/s/rack1.yml': HOST,
    'sites/t/env.yml': 'id: t\nsubnets: []\n',
    'os/a.yaml': 'id: a\nos_family: Debian\nmajor_version: "12"\nboot: { kernel: k }\n',
    'os/a.yml': 'id: b\nos_family: Debian\nmajor_version: "12"\nboot: { kernel: k }\n',
  };
  const { tree, diagnostics } = await loaded({ ...VAQ, ...files });
  const about = (file: string): string =>
    `error link/duplicate-id: \`.yml\` and \`.yaml\` are equal, so this file and \`${file}\` are one; this one is not read | read instead ${file}:undefined:undefined`;
  assert.deepEqual(lines(diagnostics), [
    `sites/s/env.yml:1:1-1:1 ${about('sites/s/env.yaml')}`,
    `sites/s/rack1.yml:1:1-1:1 ${about('sites/s/rack1.yaml')}`,
  ]);
  assert.deepEqual(
    tree.envs.map(({ folder, value }) => [folder, value?.id]),
    [
      ['s', 's'],
      ['t', 't'],
    ],
  );
  assert.equal(tree.hosts.length, 1);
});

test('a computed inventory is not passed over in silence where nothing renders it', async () => {
  const site = { 'sites/s/env.yml': 'id: s\nsubnets: []\n' };
  assert.deepEqual(await findings({ ...site, 'sites/s/rack1.yml.ejs': '<% for (;;) {} %>' }), [
    'sites/s/rack1.yml.ejs:1:1-1:1 warning schema/not-acted-on: inventories are not computed here: the hosts of this file are unknown',
  ]);
});

test('bytes that are no text are a finding, and nothing is known of the file', async () => {
  const source = memorySource(new Map(Object.entries({ ...VAQ, 'assets/untyped/disk.img': '' })));
  const read = async (path: string) =>
    path.startsWith('assets/') ? { ok: true as const, bytes: Uint8Array.of(0x4d, 0xff) } : source.read(path);
  const { tree, diagnostics } = await loadTree({ ...source, read });
  assert.deepEqual(lines(diagnostics), [
    'assets/untyped/disk.img:1:2-1:2 error document/encoding: byte 0xFF at offset 1 is not UTF-8; save the file as UTF-8',
  ]);
  assert.deepEqual([...tree.unread], ['assets/untyped/disk.img']);
  assert.equal(tree.assets.size, 0);
});

test('what the source could not list or read is passed on, and the rest is read', async () => {
  const source = memorySource(new Map(Object.entries({ ...VAQ, 'boot/a.yml': '', 'boot/b.yml': 'id: b\n' })));
  const problem = diagnostic({
    ruleId: 'source/unreadable',
    file: 'boot/c.yml',
    message: 'a link to nowhere',
  });
  const denied = diagnostic({
    ruleId: 'source/unreadable',
    file: 'boot/a.yml',
    message: 'permission denied',
  });
  const { tree, diagnostics } = await loadTree({
    ...source,
    problems: async () => [problem],
    read: async (path) => (path === 'boot/a.yml' ? { ok: false, diagnostic: denied } : source.read(path)),
  });
  assert.deepEqual(diagnostics, [problem, denied]);
  assert.deepEqual(
    tree.boots.map(({ value }) => value),
    [{ id: 'b' }],
  );
  assert.deepEqual([...tree.unread], ['boot/c.yml', 'boot/a.yml']);
});

test.run();
