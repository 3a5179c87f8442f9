import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { fixtureFiles } from '../../support/memory-source.ts';
import { catalogIn, cluster, firstLines, minimal, seenInMemory } from './trees.ts';

const test = suite('sot/links/local');

const ENV = fixtureFiles('minimal').get('sites/ams1/env.yml')!;
const HOSTS = fixtureFiles('minimal').get('sites/ams1/rack1.yml')!;
const OWN = '# r1-01, at 198.51.100.11';

function config(url: string, more = ''): string {
  return `config: { type: local, url: ${url}${more} }\n`;
}

test('a site’s hosts are installed from another folder, a cluster’s own link comes first, and leads back too', async () => {
  const result = await seenInMemory({
    ...catalogIn('configs/prod/', 'prod'),
    ...catalogIn('configs/next/', 'next'),
    'sites/ams1/env.yml': `${ENV}${config('configs/prod')}`,
    'sites/ams1/rack2.yml': cluster(2, config('./configs//next/')),
    'sites/ams1/rack3.yml': cluster(3, config('.')),
    'sites/ams1/rack4.yml': cluster(4, 'metadata: { a: 1 }\n'),
  });
  assert.deepEqual(result.found, []);
  assert.deepEqual(firstLines(result), {
    'ams1/r1-01': '# prod',
    'ams1/r1-02': '# prod',
    'ams1/r2-01': '# next',
    'ams1/r3-01': '# r3-01, at 198.51.100.31',
    'ams1/r4-01': '# prod',
  });
  assert.equal(result.revision, 'work tree (in memory)');
});

test('a linked tree has its own snippets and its own files.yml', async () => {
  const linked = catalogIn('conf/assets-prod/', 'prod');
  const preseed = 'conf/assets-prod/assets/preseed/preseed.cfg.ejs';
  const result = await seenInMemory({
    ...linked,
    [preseed]: `${linked[preseed]}# <%- snippet('who') %> <%= file('own/file') %>\n`,
    'conf/assets-prod/assets/preseed/snippets/who.ejs': 'snippet of the link',
    'conf/assets-prod/files.yml':
      'files: [{ path: debian12/linux }, { path: debian12/initrd.gz }, { path: own/file }]\n',
    'assets/preseed/snippets/who.ejs': 'snippet of the tree',
    'sites/ams1/env.yml': `${ENV}${config('conf/assets-prod')}`,
  });
  assert.deepEqual(
    result.found.filter((line) => !line.includes('unused')),
    [],
  );
  const last = result.installed['ams1/r1-01 debian preseed.cfg']!.trimEnd().split('\n').at(-1);
  assert.equal(last, '# snippet of the link http://vaq.invalid/files/own/file');
});

test('ids are those of their tree, and a finding says in which file of which', async () => {
  const broken = catalogIn('configs/prod/', 'prod');
  const result = await seenInMemory({
    ...broken,
    'configs/prod/workflows/debian.yml': 'id: debian\nworkflow:\n  - boot: debain\n',
    'configs/prod/workflows/nobody.yml': 'id: nobody\nworkflow:\n  - boot: nothing\n',
    'configs/prod/os/debian12.yml': `${broken['configs/prod/os/debian12.yml']}nobody: x\n`,
    'configs/prod/assets/preseed/preseed.cfg.ejs': '<%= nothing %>',
    'sites/ams1/rack2.yml': cluster(2, config('configs/prod')),
  });
  assert.deepEqual(result.found, [
    'configs/prod/os/debian12.yml:12:1-12:7 warning schema/unknown-key: unknown key `nobody`; known here are `id`, `name`, `os_family`, `major_version`, `minor_version`, `release_name`, `arch`, `boot`, `cmdline` (no host reaches this document)',
    'configs/prod/workflows/debian.yml:3:11-3:17 error link/unknown-id: the boot `debain` does not exist; did you mean `debian`? | fix debian',
    'configs/prod/workflows/nobody.yml:3:11-3:18 warning link/unknown-id: the boot `nothing` does not exist; there is `debian` (no host reaches this document)',
  ]);
  assert.deepEqual(Object.keys(firstLines(result)), ['ams1/r1-01', 'ams1/r1-02']);
  assert.equal(result.texts.get('configs/prod/workflows/nobody.yml')?.startsWith('id: nobody'), true);
});

test('what a template of a linked tree misses is said at its line there', async () => {
  const linked = catalogIn('configs/prod/', 'prod');
  const preseed = 'configs/prod/assets/preseed/preseed.cfg.ejs';
  const result = await seenInMemory({
    ...linked,
    [preseed]: linked[preseed]!.replace('md.disk', 'md.dsik'),
    'sites/ams1/rack1.yml': `${config('configs/prod')}---\n${HOSTS}`,
  });
  assert.deepEqual(result.found, [
    `${preseed}:19:37-19:41 error template/missing-key: md has no dsik; did you mean disk? | fix disk | hosts ams1/r1-01 ams1/r1-02`,
    'workflows/debian.yml:1:5-1:11 info workflow/unused: no host follows the workflow `debian`',
  ]);
});

test('a link that leads nowhere is one finding, and the rest is checked', async () => {
  const header = config('configs/prod');
  const result = await seenInMemory({
    'sites/ams1/rack2.yml': cluster(2, header),
    'sites/ams1/rack3.yml': cluster(3, header),
    'sites/ams1/rack4.yml': `${cluster(4)}never_provsion: true\n`,
  });
  assert.deepEqual(result.found, [
    'sites/ams1/rack2.yml:1:29-1:41 error link/unreachable: this link cannot be followed: it does not exist',
    'sites/ams1/rack4.yml:9:1-9:15 error schema/unknown-key: unknown key `never_provsion`; did you mean `never_provision`? | fix never_provision',
  ]);
  assert.equal(firstLines(result)['ams1/r1-01'], OWN);
  assert.equal(firstLines(result)['ams1/r2-01'], undefined);
});

test('where a link may not lead, or leads to nothing, is said', async () => {
  const table = [
    ['{ type: local, url: ../../etc }', '1:29-1:38', 'it leads out of the repository'],
    [
      '{ type: local, url: /etc }',
      '1:29-1:33',
      'it is an absolute path; write it from the root of the source of truth',
    ],
    ['{ type: local, url: os }', '1:29-1:31', 'there are no `workflows/` at that place'],
    ['{ type: local }', '1:9-1:24', 'it has no `url`'],
    ['{ type: git }', '1:9-1:22', 'it has no `url`'],
    [
      '{ type: git, url: "ext::sh -c id" }',
      '1:27-1:42',
      'the address `ext::sh -c id` is not given to Git: it has a blank or a control character in it',
    ],
    [
      '{ type: git, url: ../config }',
      '1:27-1:36',
      'the address `../config` is not given to Git: it is no URL; write `https://…`, `ssh://…`, `git@host:path` or `file:///…`',
    ],
  ] as const;
  for (const [link, place, why] of table) {
    const { found } = await seenInMemory({ 'sites/ams1/rack2.yml': cluster(2, `config: ${link}\n`) });
    assert.deepEqual(found, [
      `sites/ams1/rack2.yml:${place} error link/unreachable: this link cannot be followed: ${why}`,
    ]);
  }
});

test('what the schema refuses of a link is one finding, and its hosts are not installed from elsewhere', async () => {
  const result = await seenInMemory({
    'sites/ams1/rack2.yml': cluster(2, 'config: { type: svn, url: configs/prod }\n'),
  });
  assert.deepEqual(
    result.found.map((line) => line.split(': ')[0]),
    ['sites/ams1/rack2.yml:1:17-1:20 error schema/value'],
  );
  assert.equal(firstLines(result)['ams1/r2-01'], undefined);
});

test('a link of the same tree has no revision of its own', async () => {
  const result = await seenInMemory({
    ...catalogIn('configs/prod/', 'prod'),
    'sites/ams1/rack2.yml': cluster(2, config('configs/prod', ', ref: v1')),
  });
  assert.deepEqual(result.found, [
    'sites/ams1/rack2.yml:1:48-1:50 warning link/local-ref: a link of `type: local` is read at the revision of this tree, and `ref` has no effect; remove it, or use `type: git`',
  ]);
  assert.equal(firstLines(result)['ams1/r2-01'], '# prod');
});

test('links do not nest', async () => {
  const further = 'id: x\nsubnets: []\nconfig: { type: local, url: configs/other }\n';
  const only = await seenInMemory({
    'configs/prod/sites/x/env.yml': further,
    'sites/ams1/rack2.yml': cluster(2, config('configs/prod')),
  });
  assert.deepEqual(only.found, [
    'sites/ams1/rack2.yml:1:29-1:41 error link/nested: this link leads to a tree that has no workflows of its own, but a link to them: links do not nest, so link to where they are | it links on from here configs/prod/sites/x/env.yml:3:9',
  ]);
  // A tree that has its own is complete, whatever its sites do.
  const complete = await seenInMemory({
    ...catalogIn('configs/prod/', 'prod'),
    'configs/prod/sites/x/env.yml': further,
    'sites/ams1/rack2.yml': cluster(2, config('configs/prod')),
  });
  assert.deepEqual(complete.found, []);
});

test('a boot program is declared where its hosts’ files are', async () => {
  const programs = 'boot_programs: { bios: own/undionly.kpxe }\n';
  const linked = catalogIn('configs/prod/', 'prod');
  const declared = `${linked['configs/prod/files.yml']}  - path: own/undionly.kpxe\n`;
  const tree = {
    ...linked,
    'sites/ams1/rack2.yml': cluster(2, config('configs/prod') + programs),
  };
  const files = (found: readonly string[]) => found.filter((line) => line.includes('file/undeclared'));
  const without = files((await seenInMemory(tree)).found);
  assert.equal(without.length, 1);
  assert.match(without[0]!, /^sites\/ams1\/rack2\.yml:2:24-2:41 error file\/undeclared: /);
  const inLink = await seenInMemory({ ...tree, 'configs/prod/files.yml': declared });
  assert.deepEqual(files(inLink.found), []);
  const inTree = await seenInMemory({
    ...tree,
    'files.yml': `${minimal({}).get('files.yml')}  - path: own/undionly.kpxe\n`,
  });
  assert.equal(files(inTree.found).length, 1);
});

test.run();
