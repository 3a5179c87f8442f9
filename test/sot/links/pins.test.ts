import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { fixtureFiles } from '../../support/memory-source.ts';
import { commit, git, repository } from '../source/repository.ts';
import { seenAt, withFolders } from './folders.ts';
import { catalogIn, firstLines, minimal, seenInMemory } from './trees.ts';

const test = suite('sot/links/pins');

const ENV = fixtureFiles('minimal').get('sites/ams1/env.yml')!;

const kept = withFolders(test);

function lockOf(...links: readonly Readonly<Record<string, string>>[]): string {
  return `version: 1\nlinks: ${JSON.stringify(links)}\n`;
}

test('what is pinned is read at its commit, whatever its name means now, and nothing moves', async () => {
  for (const ref of ['main', 'v1', null]) {
    const linked = kept(repository(catalogIn('', 'one')));
    const first = git(linked, 'rev-parse', 'HEAD');
    commit(linked, catalogIn('', 'two'));
    git(linked, 'tag', 'v1');
    const url = `file://${linked}`;
    const stated = ref === null ? '' : `, ref: ${ref}`;
    const pin = { url, ...(ref !== null && { ref }), commit: first.toUpperCase() };
    const root = kept(
      repository(
        Object.fromEntries(
          minimal({
            'sites/ams1/env.yml': `${ENV}config: { type: git, url: "${url}"${stated}, id: prod }\n`,
            'vaq.lock': lockOf(pin),
          }),
        ),
      ),
    );
    const result = await seenAt(root);
    assert.equal(firstLines(result)['ams1/r1-01'], '# one');
    assert.deepEqual(
      result.found.filter((line) => line.includes('link/')),
      [],
    );
    assert.ok(result.revision.endsWith(`; link:prod at ${ref ?? 'HEAD'} (${first.slice(0, 7)}…)`));
  }
});

test('a pinned commit that its repository no longer has is one finding', async () => {
  const linked = kept(repository(catalogIn('', 'one')));
  const url = `file://${linked}`;
  const pin = { url, ref: 'main', commit: 'a1'.repeat(20) };
  const root = kept(
    repository(
      Object.fromEntries(
        minimal({
          'sites/ams1/env.yml': `${ENV}config: { type: git, url: "${url}", ref: main }\n`,
          'vaq.lock': lockOf(pin),
        }),
      ),
    ),
  );
  const { diagnostics } = await seenAt(root);
  assert.deepEqual(
    diagnostics
      .filter(({ ruleId }) => ruleId.startsWith('link/'))
      .map(({ ruleId, path, message }) => [ruleId, path, message]),
    [
      [
        'link/unreachable',
        '/config/ref',
        'this link cannot be followed: vaq.lock pins `main` to `a1a1a1a…`, which is not in that repository; `vaq lock --update` asks for it again',
      ],
    ],
  );
});

test('a site is read at the commit that its release was pinned to', async () => {
  const root = kept(repository(Object.fromEntries(minimal({ 'assets/preseed/preseed.cfg.ejs': '# x\n' }))));
  const first = git(root, 'rev-parse', 'HEAD');
  const more = fixtureFiles('minimal').get('sites/ams1/rack1.yml')!;
  commit(root, {
    'sites/ams1/rack1.yml': more.replace('name: r1-01', 'name: r1-09'),
    'sites/ams1/env.yml': `${ENV}release_tag: v1\n`,
    'vaq.lock': lockOf({ ref: 'v1', commit: first }),
  });
  git(root, 'tag', 'v1');
  const result = await seenAt(root);
  assert.ok(Object.keys(firstLines(result)).includes('ams1/r1-01'));
  assert.ok(result.revision.endsWith(`; ams1 from release v1 (${first.slice(0, 7)}…)`));
});

test('a lock of another version, or one that is broken, pins nothing', async () => {
  const pin = lockOf({ ref: 'v1', commit: 'a1'.repeat(20) });
  for (const lock of [pin.replace('version: 1', 'version: 2'), `${pin}{`, 'links:\n', 'links: 5\n']) {
    const { found } = await seenInMemory({ 'vaq.lock': lock });
    assert.deepEqual(
      found.filter((line) => line.includes('link/lock')),
      [],
      lock,
    );
  }
  const { found } = await seenInMemory({ 'vaq.lock': pin.replaceAll('a1', 'x1') });
  assert.match(found.join('\n'), /^vaq\.lock:2:\d+-2:\d+ error schema\/[a-z-]+: .*full name of a commit/);
});

test.run();
