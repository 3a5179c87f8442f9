import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { suite } from 'uvu';
import { openSource } from '../../../src/sot/source/open.ts';
import { fixtureFiles, memorySource } from '../../support/memory-source.ts';
import { commit, git, repository, temporaryFolder, writeFiles } from '../source/repository.ts';
import { catalogIn, cluster, firstLines, minimal, type Seen, seen } from './trees.ts';

const test = suite('sot/links/releases');

const ENV = fixtureFiles('minimal').get('sites/ams1/env.yml')!;

const folders: string[] = [];
const kept = (folder: string): string => {
  folders.push(folder);
  return folder;
};
test.after.each(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** A source of truth whose first state, with one host and `then`, has the tag v1.2. */
function tagged(changes: Readonly<Record<string, string>> = {}): string {
  const before = minimal({ 'sites/ams1/rack1.yml': cluster(1), ...changes });
  const root = kept(repository(Object.fromEntries(before)));
  git(root, 'tag', '--annotate', '--message', 'x', 'v1.2');
  return root;
}

function pinned(tag: string): string {
  return `${ENV}release_tag: ${tag}\n`;
}

async function seenAt(root: string, ref?: string): Promise<Seen> {
  const opened = await openSource({ root, ref });
  assert.ok(opened.ok);
  return seen(opened.source);
}

test('a pinned site is read at its release, with the rest as it is now', async () => {
  const root = tagged();
  const release = git(root, 'rev-parse', 'HEAD').slice(0, 7);
  commit(root, {
    'sites/ams1/env.yml': pinned('v1.2'),
    'sites/ams1/rack1.yml': '{ broken',
    'sites/ams1/rack2.yml': cluster(2),
    'sites/fra1/env.yml': ENV.replace('id: ams1', 'id: fra1'),
    'sites/fra1/rack1.yml': cluster(3),
    ...catalogIn('', 'now'),
  });
  const result = await seenAt(root, 'HEAD');
  assert.deepEqual(firstLines(result), { 'ams1/r1-01': '# now', 'fra1/r3-01': '# now' });
  const head = git(root, 'rev-parse', 'HEAD').slice(0, 7);
  assert.equal(result.revision, `HEAD (${head}…); ams1 from release v1.2 (${release}…)`);
  assert.deepEqual(result.found, []);
});

test('a finding in a release has its name before the path, and its text', async () => {
  const root = tagged({ 'sites/ams1/rack1.yml': cluster(1).replace('debian', 'debain') });
  writeFiles(root, { 'sites/ams1/env.yml': pinned('v1.2'), 'sites/ams1/rack1.yml': cluster(1) });
  const result = await seenAt(root);
  assert.deepEqual(
    result.found.filter((line) => line.includes(' error ')),
    [
      'release:v1.2/sites/ams1/rack1.yml:7:11-7:17 error link/unknown-id: the workflow `debain` does not exist; did you mean `debian`? | fix debian',
    ],
  );
  assert.ok(result.texts.get('release:v1.2/sites/ams1/rack1.yml')?.includes('debain'));
});

test('a link of a pinned site is followed from its release', async () => {
  const link = 'config: { type: local, url: conf }\n';
  const root = tagged({ ...catalogIn('conf/', 'then'), 'sites/ams1/env.yml': `${ENV}${link}` });
  commit(root, { ...catalogIn('conf/', 'now'), 'sites/ams1/env.yml': `${pinned('v1.2')}${link}` });
  assert.deepEqual(firstLines(await seenAt(root)), { 'ams1/r1-01': '# then' });
  // The root of the release, where the site alone would have that of today.
  const whole = tagged({
    ...catalogIn('', 'then'),
    'sites/ams1/env.yml': `${ENV}config: { type: local, url: . }\n`,
  });
  commit(whole, { ...catalogIn('', 'now'), 'sites/ams1/env.yml': pinned('v1.2') });
  assert.deepEqual(firstLines(await seenAt(whole)), { 'ams1/r1-01': '# then' });
});

test('a release that is not there is said with the nearest, and the site is read as it is', async () => {
  const root = tagged();
  commit(root, { 'sites/ams1/env.yml': pinned('release-v1.2') });
  git(root, 'tag', 'release-v1.3');
  const result = await seenAt(root);
  assert.deepEqual(result.found, [
    'sites/ams1/env.yml:12:14-12:26 error link/unknown-release: the site cannot be read at its release: the revision `release-v1.2` does not exist; did you mean `release-v1.3`? | fix release-v1.3',
  ]);
  assert.deepEqual(Object.keys(firstLines(result)), ['ams1/r1-01']);
  for (const tag of ['--all', '-x', 'v1.2:vaq.yml']) {
    commit(root, { 'sites/ams1/env.yml': pinned(`"${tag}"`) });
    const { diagnostics } = await seenAt(root);
    assert.deepEqual(
      diagnostics.map(({ ruleId }) => ruleId),
      ['link/unknown-release'],
      tag,
    );
  }
});

test('a release from before the site is one finding', async () => {
  const root = tagged();
  commit(root, {
    'sites/fra1/env.yml': pinned('v1.2').replace('id: ams1', 'id: fra1'),
    'sites/fra1/rack1.yml': cluster(3),
  });
  const { found } = await seenAt(root);
  assert.deepEqual(found, [
    'sites/fra1/env.yml:12:14-12:18 error link/unknown-release: the release `v1.2` has no `sites/fra1/`',
  ]);
});

test('a branch as a release may mean another commit tomorrow', async () => {
  const root = tagged();
  git(root, 'branch', 'stable');
  const stable = git(root, 'rev-parse', 'stable');
  commit(root, { 'sites/ams1/env.yml': pinned('stable') });
  const { found } = await seenAt(root);
  assert.deepEqual(found, [
    `sites/ams1/env.yml:12:14-12:20 warning link/moving-ref: \`stable\` is not a tag, and may mean another commit tomorrow, with nothing changed here; today it is \`${stable}\`, to which \`vaq lock\` pins it | fix ${stable}`,
  ]);
  commit(root, { 'sites/ams1/env.yml': pinned(stable.slice(0, 12)) });
  assert.deepEqual((await seenAt(root)).found, []);
});

test('what has no revisions has no releases', async () => {
  const folder = kept(temporaryFolder());
  writeFiles(folder, Object.fromEntries(minimal({ 'sites/ams1/env.yml': pinned('v1.2') })));
  const outside = await seenAt(folder);
  assert.deepEqual(outside.found, [
    `sites/ams1/env.yml:12:14-12:18 error link/unknown-release: the site cannot be read at its release: \`${folder}\` lies in no Git repository, so it has no revisions`,
  ]);
  const source = memorySource(minimal({ 'sites/ams1/env.yml': pinned('v1.2') }));
  const alone = await seen({ ...source, repository: null });
  assert.deepEqual(alone.found, [
    'sites/ams1/env.yml:12:14-12:18 error link/unknown-release: the release `v1.2` cannot be read here: there is no repository',
  ]);
});

test.run();
