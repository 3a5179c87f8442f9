import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { fixtureFiles } from '../../support/memory-source.ts';
import { commit, git, repository, temporaryFolder, writeFiles } from '../source/repository.ts';
import { seenAt, withFolders } from './folders.ts';
import { catalogIn, cluster, firstLines, minimal } from './trees.ts';

const test = suite('sot/links/git');

const ENV = fixtureFiles('minimal').get('sites/ams1/env.yml')!;

const kept = withFolders(test);

/** A repository of a catalog: `v1` is its first state, `main` the second. */
function configuration(): {
  readonly url: string;
  readonly folder: string;
  readonly commits: readonly string[];
} {
  const folder = kept(repository(catalogIn('', 'one')));
  git(folder, 'tag', 'v1');
  const first = git(folder, 'rev-parse', 'HEAD');
  return { folder, url: `file://${folder}`, commits: [first, commit(folder, catalogIn('', 'two'))] };
}

/** A source of truth in a repository, with files laid over the smallest. */
function sot(changes: Readonly<Record<string, string | null>>): string {
  return kept(repository(Object.fromEntries(minimal(changes))));
}

function short(name: string): string {
  return `${name.slice(0, 7)}…`;
}

test('a site’s hosts are installed from another repository, at a tag, and the revision says so', async () => {
  const { url, commits } = configuration();
  const root = sot({
    'sites/ams1/env.yml': `${ENV}config: { type: git, url: "${url}", ref: v1, id: prod }\n`,
    'os/debian12.yml': null,
    'boot/debian.yml': null,
    'workflows/debian.yml': null,
    'files.yml': null,
    'assets/preseed/preseed.cfg.ejs': null,
  });
  const result = await seenAt(root);
  assert.deepEqual(result.found, []);
  assert.deepEqual(firstLines(result), { 'ams1/r1-01': '# one', 'ams1/r1-02': '# one' });
  const own = git(root, 'rev-parse', 'HEAD').slice(0, 7);
  assert.equal(result.revision, `work tree at ${own}; link:prod at v1 (${short(commits[0]!)})`);
});

test('each cluster may have its own revision of one repository', async () => {
  const { url, commits } = configuration();
  const link = (ref: string): string => `config: { type: git, url: "${url}", ref: ${ref} }\n`;
  const root = sot({
    'sites/ams1/rack1.yml': cluster(1, link('v1')),
    'sites/ams1/rack2.yml': cluster(2, link(commits[1]!)),
  });
  const result = await seenAt(root);
  assert.deepEqual(firstLines(result), { 'ams1/r1-01': '# one', 'ams1/r2-01': '# two' });
  const name = url.split('/').at(-1)!;
  assert.match(
    result.revision,
    new RegExp(`; link:${name} at v1 \\(${short(commits[0]!)}\\); link:${name}-2 at ${short(commits[1]!)}$`),
  );
});

test('a branch, or no revision at all, may mean another commit tomorrow', async () => {
  const { url, commits } = configuration();
  for (const [ref, place, what] of [
    [', ref: main', `12:${27 + url.length + 9}`, '`main` is not a tag, and'],
    ['', '12:27', 'a link without `ref`'],
  ] as const) {
    const root = sot({ 'sites/ams1/env.yml': `${ENV}config: { type: git, url: "${url}"${ref} }\n` });
    const result = await seenAt(root);
    const [warning] = result.diagnostics.filter(({ ruleId }) => ruleId === 'link/moving-ref');
    assert.equal(warning?.severity, 'warning');
    assert.equal(`${warning.range?.start.line}:${warning.range?.start.column}`, place);
    assert.equal(
      warning.message,
      `${what} may mean another commit tomorrow, with nothing changed here; today it is \`${commits[1]}\`, to which \`vaq lock\` pins it`,
    );
    assert.equal(warning.fix, commits[1]);
    assert.equal(firstLines(result)['ams1/r1-01'], '# two');
  }
});

test('a repository that cannot be reached is one finding, and the hosts behind it give no others', async () => {
  const nowhere = `file://${kept(temporaryFolder())}/none.git`;
  const root = sot({
    'sites/ams1/rack2.yml': cluster(2, `config: { type: git, url: "${nowhere}", ref: v1 }\n`),
  });
  const result = await seenAt(root);
  assert.deepEqual(result.found, [
    `sites/ams1/rack2.yml:1:27-1:${29 + nowhere.length} error link/unreachable: this link cannot be followed: the repository \`${nowhere}\` cannot be read: there is no repository at that place, or not for you`,
  ]);
  assert.deepEqual(Object.keys(firstLines(result)), ['ams1/r1-01', 'ams1/r1-02']);
});

test('a revision that is not there is said at `ref`, with the nearest', async () => {
  const { url, folder } = configuration();
  git(folder, 'tag', 'release-7');
  const root = sot({
    'sites/ams1/rack1.yml': cluster(1, `config: { type: git, url: "${url}", ref: release-8 }\n`),
  });
  const { found } = await seenAt(root);
  const start = 28 + url.length + 8;
  assert.deepEqual(
    found.filter((line) => line.includes('error')),
    [
      `sites/ams1/rack1.yml:1:${start}-1:${start + 9} error link/unreachable: this link cannot be followed: the revision \`release-8\` does not exist; did you mean \`release-7\`? | fix release-7`,
    ],
  );
});

test('a finding in a linked repository has the name of the link and the path there', async () => {
  const broken = { ...catalogIn('', 'x'), 'boot/debian.yml': 'id: debian\noperating_system: debian11\n' };
  const folder = kept(repository(broken));
  git(folder, 'tag', 'v1');
  const root = sot({
    'sites/ams1/env.yml': `${ENV}config: { type: git, url: "file://${folder}", ref: v1, id: a/b c }\n`,
  });
  const result = await seenAt(root);
  assert.deepEqual(
    result.found.filter((line) => line.includes('error')),
    [
      'link:a_b_c/boot/debian.yml:2:19-2:27 error link/unknown-id: the os `debian11` does not exist; did you mean `debian12`? | fix debian12',
    ],
  );
  assert.ok(result.texts.has('link:a_b_c/boot/debian.yml'));
});

test('a folder of the same repository is read at the same revision', async () => {
  const root = sot({
    'vaq.yml': 'version: 1\n',
    ...catalogIn('configs/prod/', 'then'),
    'sites/ams1/env.yml': `${ENV}config: { type: local, url: configs/prod }\n`,
  });
  writeFiles(root, catalogIn('configs/prod/', 'now'));
  assert.equal(firstLines(await seenAt(root))['ams1/r1-01'], '# now');
  assert.equal(firstLines(await seenAt(root, 'HEAD'))['ams1/r1-01'], '# then');
});

test('a source of truth in a folder may link beside itself, and not out of the repository', async () => {
  const inFolder = Object.fromEntries([...minimal({})].map(([path, text]) => [`dc/${path}`, text]));
  const env = (url: string): string => `${ENV}config: { type: local, url: ${url} }\n`;
  const root = kept(
    repository({
      ...inFolder,
      ...catalogIn('shared/', 'beside'),
      'dc/sites/ams1/env.yml': env('../shared'),
      'way-out': { link: '/etc' },
    }),
  );
  for (const ref of [undefined, 'HEAD']) {
    const result = await seenAt(`${root}/dc`, ref);
    assert.equal(firstLines(result)['ams1/r1-01'], '# beside');
  }
  for (const [url, why] of [
    ['../../shared', 'it leads out of the repository'],
    ['../way-out', 'it leads out of the repository'],
    ['../sharde', 'it does not exist'],
    ['vaq.yml', 'it is no folder'],
  ] as const) {
    commit(root, { 'dc/sites/ams1/env.yml': env(url) });
    for (const ref of [undefined, 'HEAD']) {
      const { diagnostics } = await seenAt(`${root}/dc`, ref);
      assert.deepEqual(
        diagnostics
          .filter(({ severity }) => severity === 'error')
          .map(({ ruleId, message }) => [ruleId, message]),
        [['link/unreachable', `this link cannot be followed: ${why}`]],
        `${url} ${ref}`,
      );
    }
  }
});

test.run();
