import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { suite } from 'uvu';
import { type Assembled, assemble, type Ingredients } from '../../src/boot/assemble.ts';
import { Cache } from '../../src/files/cache/cache.ts';
import type { Journal } from '../../src/state/journal.ts';
import { ensureKey } from '../../src/state/key.ts';
import { fourHostsWith, type Ground, openGround } from '../support/session-ground.ts';
import { startUpstream, type Upstream } from '../support/upstream.ts';

const test = suite('boot/assemble');

const NO_JOURNAL: Journal = { append: async () => null, close: async () => {} };

/** A session of four hosts that are all granted their boot. */
async function assembled(
  { opened, sandbox, venue, root }: Ground,
  more: Partial<Ingredients> = {},
): Promise<Assembled> {
  const key = await ensureKey(root);
  assert.ok(key.ok);
  return assemble({
    opened,
    sandbox,
    venue,
    consents: venue.hosts.map((host) => ({ host, action: 'install', grant: 'continue', formerLabel: null })),
    states: new Map(),
    journal: NO_JOURNAL,
    key: key.value,
    stateDir: root,
    log: () => {},
    ...more,
  });
}

/** What keeps them from being served: `rule: message (hosts)`. */
async function kept(ground: Ground, more: Partial<Ingredients> = {}): Promise<readonly string[]> {
  const { session, diagnostics } = await assembled(ground, more);
  assert.equal(session, null);
  return diagnostics.map(({ ruleId, message, hosts }) => `${ruleId}: ${message} (${hosts.join(', ')})`);
}

test('what keeps many hosts from being served is said once, with all of them, unless a comment suppresses it', async () => {
  const template = fourHostsWith().get('assets/preseed/debian12.cfg.ejs')!;
  const more = [
    '<%# vaq-ignore: preseed/boolean-value -- ours %>',
    'd-i netcfg/no_default_route boolean <%= host.name %>',
    'd-i netcfg/use_autoconfig boolean <%= host.name %>',
    'd-i x/y string <%= secret("name") %>\n',
  ];
  const files = { 'assets/preseed/debian12.cfg.ejs': `${template}${more.join('\n')}` };
  const ground = await openGround(fourHostsWith(files));
  try {
    const all = '(ams1/r1-01, ams1/r1-02, ams1/r1-03, ams1/r1-04)';
    assert.deepEqual(await kept(ground), [
      `preseed/boolean-value: \`r1-01\` is neither true nor false: expected \`true\` or \`false\`; on other hosts \`r1-02\`, \`r1-03\`, \`r1-04\` (rendered line 46: \`d-i netcfg/use_autoconfig boolean r1-01\`) ${all}`,
      ...[1, 2, 3, 4].map(
        (number) => `boot/secret: preseed.cfg would have the placeholder of a secret (ams1/r1-0${number})`,
      ),
    ]);
  } finally {
    await ground.close();
  }
});

test('a kernel whose path is a template is looked for like any other', async () => {
  const os = fourHostsWith().get('os/debian12.yml')!;
  const ground = await openGround(
    fourHostsWith({
      'os/debian12.yml': os.replace('debian12/linux', '"debian12/<%= host.name %>"'),
      'files.yml':
        'files: [{ path: debian12/r1-01 }, { path: debian12/r1-02 }, { path: debian12/r1-03 }, { path: debian12/r1-04 }, { path: debian12/initrd.gz }, { path: debian12/linux }]\n',
    }),
  );
  try {
    const { venue, root } = ground;
    for (const name of ['r1-01', 'r1-02']) await rm(join(root, 'files/debian12', name));
    const consents = venue.hosts.map((host, index) => ({
      host,
      action: 'install' as const,
      grant: index === 0 ? ('again' as const) : ('local' as const),
      formerLabel: null,
    }));
    const { session, diagnostics } = await assembled(ground, { consents });
    assert.equal(session, null);
    const found = diagnostics.map(({ severity, message }) => `${severity}: ${message.split(':')[0]}`);
    assert.deepEqual(found, ['error: debian12/r1-01', 'warning: debian12/r1-02']);
  } finally {
    await ground.close();
  }
});

const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Four hosts whose files a mirror has, which may be asked or not; with what a template names besides. */
async function withMirror(
  use: (ground: Ground, cache: Cache, upstream: Upstream) => Promise<void>,
): Promise<void> {
  const upstream = await startUpstream((path, response) => response.end(`content of ${path}`));
  const files = fourHostsWith();
  const entry = (path: string): string =>
    `  - { path: ${path}, sha256: ${sha256Of(`content of /${path}`)} }\n`;
  const paths = ['debian12/linux', 'debian12/initrd.gz', 'extra.tar', 'unused.tar'];
  const ground = await openGround(
    fourHostsWith({
      'files.yml': `files:\n${paths.map(entry).join('')}`,
      'sites/ams1/env.yml': files
        .get('sites/ams1/env.yml')!
        .replace('files: files', `files: { mirror: { url: "${upstream.url}" } }`),
      'assets/preseed/debian12.cfg.ejs': `${files.get('assets/preseed/debian12.cfg.ejs')}# <%= file('extra.tar') %>\n`,
    }),
  );
  try {
    await use(ground, new Cache(join(ground.root, 'cache')), upstream);
  } finally {
    await ground.close();
    await upstream.close();
  }
}

test('offline a mirror is not asked, and everything that hosts load has to be in the cache', () =>
  withMirror(async (ground, cache, upstream) => {
    const sentence = (path: string): string =>
      `file/missing: ${path}: it is not in the cache; run \`vaq fetch\`, where the mirror may be asked ()`;
    assert.deepEqual(await kept(ground, { cache, isOffline: true }), [
      sentence('debian12/linux'),
      sentence('debian12/initrd.gz'),
      sentence('extra.tar'),
      sentence('unused.tar'),
    ]);
    await cache.prepare();
    for (const path of ['debian12/linux', 'debian12/initrd.gz', 'extra.tar']) {
      const content = `content of /${path}`;
      await writeFile(cache.pathOf(sha256Of(content)), content);
    }
    const { session, diagnostics } = await assembled(ground, { cache, isOffline: true });
    assert.notEqual(session, null);
    assert.deepEqual(
      diagnostics.map(({ severity, message }) => `${severity}: ${message}`),
      ['warning: unused.tar: it is not in the cache; run `vaq fetch`, where the mirror may be asked'],
    );
    assert.deepEqual(upstream.asked, []);
  }));

test.run();
