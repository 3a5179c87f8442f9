import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import { type PreviewResult, type PreviewWish, preview } from '../../src/pipeline/preview.ts';
import { machine, SAMPLE } from '../boot/session/sample.ts';
import { type Ground, openGround } from '../support/session-ground.ts';
import { withScene } from '../support/session-scene.ts';

const test = suite('pipeline/preview');

const { CI } = process.env;
let ground: Ground;
test.before(async () => {
  delete process.env.CI;
  ground = await openGround(SAMPLE);
});
test.after(async () => {
  if (CI !== undefined) process.env.CI = CI;
  await ground.close();
});

const NOTHING: PreviewWish = {
  site: null,
  hosts: [],
  boot: null,
  kind: null,
  addr: null,
  httpPort: null,
  stateDir: null,
  reinstall: false,
};

function ask(wish: Partial<PreviewWish>): Promise<PreviewResult> {
  return preview(ground.opened, { ...NOTHING, ...wish }, ground.sandbox);
}

/** `boot path` of each artifact, or the refusal. */
async function artifacts(wish: Partial<PreviewWish>): Promise<unknown> {
  const result = await ask(wish);
  if (!result.ok) return [result.exit, result.message];
  return result.previewed.boots.flatMap(({ boot, artifacts: made }) =>
    (made ?? []).map(({ path }) => `${boot.id} ${path}`),
  );
}

function stateDir(): string {
  return mkdtempSync(join(ground.root, 'state-'));
}

/** The content of a host's configuration. */
async function configuration(wish: Partial<PreviewWish>): Promise<string> {
  const result = await ask({ ...wish, kind: 'preseed' });
  assert.ok(result.ok);
  return result.previewed.boots[0]!.artifacts![0]!.content;
}

const NARROW: readonly (readonly [what: string, Partial<PreviewWish>, expected: unknown])[] = [
  ['a host', { hosts: ['r1-01'] }, ['debian12 script.ipxe', 'debian12 preseed.cfg']],
  [
    'a host of two boots',
    { hosts: ['two-step'] },
    ['wipe script.ipxe', 'wipe config', 'debian12 script.ipxe', 'debian12 preseed.cfg'],
  ],
  ['one boot', { hosts: ['two-step'], boot: 'wipe' }, ['wipe script.ipxe', 'wipe config']],
  ['the script', { hosts: ['two-step'], kind: 'ipxe' }, ['wipe script.ipxe', 'debian12 script.ipxe']],
  ['one kind', { hosts: ['two-step'], kind: 'preseed' }, ['debian12 preseed.cfg']],
  ['one kind of one boot', { hosts: ['two-step'], kind: 'untyped', boot: 'wipe' }, ['wipe config']],
  ['an unknown host', { hosts: ['r1-1'] }, ['usage', 'no host is called `r1-1`; did you mean `r1-01`?']],
  ['an unknown site', { site: 'ams2' }, ['usage', 'the site `ams2` does not exist; did you mean `ams1`?']],
  [
    'an unknown boot',
    { boot: 'debian' },
    ['usage', 'the boot `debian` does not exist; did you mean `debian12`?'],
  ],
  [
    'a boot of nobody',
    { hosts: ['r1-01'], boot: 'wipe' },
    ['usage', 'none of these hosts goes through the boot `wipe`'],
  ],
  [
    'an unknown kind',
    { kind: 'presed' },
    ['usage', 'the kind `presed` does not exist; did you mean `preseed`?'],
  ],
  [
    'an address that is none',
    { addr: 'a b' },
    ['usage', '--addr takes an IPv4 address or a host name, and `a b` is neither'],
  ],
  ['a glob of nobody', { hosts: ['x*'] }, ['usage', 'no host matches `x*`']],
  [
    'a kind of nobody',
    { hosts: ['r1-01'], kind: 'kickstart' },
    ['usage', 'none of these hosts gets anything of the kind `kickstart`'],
  ],
];

for (const [what, wish, expected] of NARROW) {
  test(`${what} is ${JSON.stringify(expected)}`, async () => {
    assert.deepEqual(await artifacts({ ...wish, stateDir: stateDir() }), expected);
  });
}

test('the address is that of the site, or of the command line', async () => {
  const urls = async (wish: Partial<PreviewWish>): Promise<unknown> => {
    const result = await ask({ hosts: ['r1-01'], stateDir: stateDir(), ...wish });
    return result.ok && result.previewed.urls;
  };
  assert.deepEqual(await urls({}), ['http://198.51.100.1']);
  assert.deepEqual(await urls({ addr: '192.0.2.1', httpPort: 8080 }), ['http://192.0.2.1:8080']);
});

test('what is shown is what is served, byte for byte, in every state of the host', async () => {
  const { id, address } = machine(11);
  const folder = stateDir();
  const wish = { hosts: ['r1-01'], stateDir: folder };
  const before = await configuration(wish);
  await withScene(ground, { named: ['ams1/r1-01'], stateDir: folder }, async ({ get }) => {
    await get(`/ipxe?mac=${id}`, address);
    const { body } = await get(`/config/${id}`, address);
    assert.equal(body, before);
    assert.equal(await configuration(wish), before, 'while it is under way');
    await get(/\/checkpoint\/\w+/.exec(body)![0], address);
  });
  assert.equal(await configuration(wish), before, 'what it has');
  const next = await configuration({ ...wish, reinstall: true });
  assert.notEqual(next, before);
  const again = { named: ['ams1/r1-01'], reinstall: true, stateDir: folder };
  await withScene(ground, again, async ({ get }) => {
    await get(`/ipxe?mac=${id}`, address);
    assert.equal((await get(`/config/${id}`, address)).body, next);
  });
});

test('the key is made at first use, but not in CI, where the token is a word', async () => {
  const folder = join(ground.root, 'not-yet');
  process.env.CI = 'true';
  const result = await ask({ hosts: ['r1-01'], stateDir: folder });
  assert.ok(result.ok);
  assert.equal(result.previewed.tokens, 'literal');
  assert.match(await configuration({ hosts: ['r1-01'], stateDir: folder }), /\/checkpoint\/checkpoint$/m);
  assert.equal(existsSync(folder), false);
  delete process.env.CI;
  const keyed = await ask({ hosts: ['r1-01'], stateDir: folder });
  assert.equal(keyed.ok && keyed.previewed.tokens, 'keyed');
  assert.ok(existsSync(join(folder, 'key')));
});

test('a key or a journal that cannot be read is not guessed around', async () => {
  const badKey = stateDir();
  writeFileSync(join(badKey, 'key'), 'no key', { mode: 0o600 });
  const badJournal = stateDir();
  writeFileSync(join(badJournal, 'journal.jsonl'), 'no journal\n');
  for (const [folder, message] of [
    [badKey, /key is not a key of 64 hexadecimal digits/],
    [badJournal, /journal\.jsonl/],
  ] as const) {
    const result = await ask({ hosts: ['r1-01'], stateDir: folder });
    assert.ok(!result.ok);
    assert.equal(result.exit, 'couldNot');
    assert.match(result.message, message);
  }
});

test.run();
