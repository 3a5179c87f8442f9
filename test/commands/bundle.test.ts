import assert from 'node:assert/strict';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import { type BuiltVaq, buildVaq, type Ended } from '../diagnostics/built-vaq.ts';
import { git, repository } from '../sot/source/repository.ts';
import { fixtureFiles } from '../support/memory-source.ts';
import { startBoot } from './served.ts';
import { layTree, type Tree } from './tree.ts';

const test = suite('commands/bundle');

const ENV = 'sites/ams1/env.yml';
const RACK = 'sites/ams1/rack1.yml';
const FILES = { 'files/debian12/linux': 'a kernel', 'files/debian12/initrd.gz': 'an initrd' };

let built: BuiltVaq;
let tree: Tree;
let out: string;
let head: string;

/** Runs vaq in the tree; what it says has OUT and TREE for the folders. */
function vaq(...args: readonly string[]): Ended {
  const { exit, stdout, stderr } = built.vaq(args, tree.folder, {
    TMPDIR: join(out, 'tmp'),
    VAQ_CACHE: join(out, 'cache'),
  });
  const plain = (text: string): string => text.replaceAll(out, 'OUT').replaceAll(tree.folder, 'TREE');
  return { exit, stdout: plain(stdout), stderr: plain(stderr) };
}

const bundle = (name: string): string => join(out, name);

test.before(async () => {
  built = await buildVaq();
});
test.after(() => built.remove());
test.before.each(() => {
  out = realpathSync(mkdtempSync(join(tmpdir(), 'vaq-out-')));
  mkdirSync(bundle('tmp'));
  tree = layTree();
  tree.commit({ [ENV]: tree.edited(ENV, 'addr: 198.51.100.1', 'addr: 127.0.0.1\n  dhcp_mode: "off"') });
  tree.write(FILES);
  assert.equal(vaq('lock', '--quiet').exit, 0);
  git(tree.folder, 'add', 'vaq.lock');
  git(tree.folder, 'commit', '--quiet', '--message', 'lock');
  head = git(tree.folder, 'rev-parse', 'HEAD');
});
test.after.each(() => {
  tree.remove();
  rmSync(out, { recursive: true });
});

/** Nothing that was unpacked is left. */
function assertNothingLeft(): void {
  assert.deepEqual(readdirSync(bundle('tmp')), []);
  for (const name of readdirSync(out))
    if (name === 'cache') assert.deepEqual(readdirSync(bundle('cache')), []);
}

test('the same commit makes the same bytes, and a bundle says what it is', () => {
  const made = vaq('bundle', '-o', bundle('one.bundle'));
  assert.match(
    made.stderr,
    new RegExp(`^OUT/one\\.bundle: ${head.slice(0, 7)}…, 2 files, \\d+ boot programs?, [\\d.]+ [kMG]?B\\n$`),
  );
  assert.deepEqual([made.exit, made.stdout], [0, '']);
  tree.write({ 'vaq.yml': 'version: 1\nname: other\n' });
  const other = vaq('bundle', '-o', bundle('two.bundle'));
  assert.match(other.stderr, /^warning: 1 file differs from the commit, which alone is in the bundle\n/);
  assert.deepEqual(readFileSync(bundle('two.bundle')), readFileSync(bundle('one.bundle')));
  const verified = vaq('bundle', 'verify', bundle('one.bundle'));
  assert.deepEqual([verified.exit, verified.stdout], [0, '']);
  assert.match(
    verified.stderr,
    new RegExp(
      `^OUT/one\\.bundle is whole: bundle [0-9a-f]{12} of the commit ${head.slice(0, 12)}, \\d+ members, .* [kMG]?B\\n$`,
    ),
  );
  assertNothingLeft();
});

test('every command reads a bundle as it reads the commit', () => {
  vaq('bundle', '-o', bundle('one.bundle'), '--quiet');
  const state = ['--state', join(tree.folder, '.vaq')];
  const commands = [
    ['validate', '--format', 'json'],
    ['preview', '--all', '--format', 'json', ...state],
    ['preview', 'r1-02', '--dhcp', ...state],
    ['preview', 'r1-02', '--chain', ...state],
    ['diff', '--format', 'json', ...state],
  ];
  for (const [name, ...flags] of commands) {
    const repository = vaq(name!, ...flags, '--ref', head);
    const bundled = vaq(name!, ...flags, '--sot', bundle('one.bundle'));
    if (name !== 'diff') assert.deepEqual(bundled, repository, name);
    else assert.equal(JSON.parse(bundled.stdout).hosts.length, 4);
  }
  assertNothingLeft();
});

test('doctor and firmware find what is in a bundle', () => {
  vaq('bundle', '-o', bundle('one.bundle'), '--quiet');
  rmSync(join(tree.folder, 'files'), { recursive: true });
  const examined = vaq('doctor', '--sot', bundle('one.bundle'));
  assert.match(examined.stdout, /^ok +files +2 files, here and as pinned$/m);
  const programs = vaq('firmware', '--sot', bundle('one.bundle'));
  assert.match(
    programs.stdout,
    /^ok +bios +undionly .* OUT\/cache\/vaq-bundle-\w+\/programs\/undionly\.kpxe: /m,
  );
  assertNothingLeft();
});

test('a bundle is served offline, its files and boot programs with it, and nothing is left behind', async () => {
  vaq('bundle', '-o', bundle('one.bundle'), '--quiet');
  const preview = vaq('preview', 'r1-01', '--format', 'json', '--sot', bundle('one.bundle'));
  const { artifacts } = JSON.parse(preview.stdout).hosts[0].boots[0];
  const flags = [
    '--bundle',
    bundle('one.bundle'),
    '--offline',
    '--host',
    'r1-01',
    '--cache',
    bundle('cache'),
  ];
  const served = await startBoot(built, out, ...flags);
  assert.equal(
    await served.get('/files/debian12/linux'),
    'a kernel',
    (served.lines.length === 0 && (await served.ended).stderr) || '',
  );
  await served.get('/ipxe?mac=52-54-00-00-00-01');
  const config = artifacts.find(({ kind }: { kind: string }) => kind === 'preseed');
  const port = new URL(served.url).port;
  assert.equal((await served.get('/config/52-54-00-00-00-01')).replaceAll(`:${port}`, ''), config.content);
  served.child.kill('SIGINT');
  const { exit, stderr } = await served.ended;
  assert.equal(exit, 0, stderr);
  assert.ok(readdirSync(out).includes('.vaq'), 'the journal lies beside the bundle');
  assertNothingLeft();
});

test('a bundle that is damaged or cut off is refused before anything is served', () => {
  vaq('bundle', '-o', bundle('one.bundle'), '--quiet');
  const whole = readFileSync(bundle('one.bundle'));
  const flipped = Buffer.from(whole);
  flipped[whole.indexOf('a kernel')]! ^= 1;
  writeFileSync(bundle('one.bundle'), flipped);
  const verified = vaq('bundle', 'verify', bundle('one.bundle'));
  assert.match(
    verified.stdout,
    /^OUT\/one\.bundle is damaged: debian12\/linux \(files\/sha256\/[0-9a-f]{64}\), from byte \d+ to \d+, has the SHA-256 [0-9a-f]{64}, and [0-9a-f]{64} is expected\n$/,
  );
  assert.deepEqual([verified.exit, verified.stderr], [1, '']);
  const boot = ['boot', '--bundle', bundle('one.bundle'), '--yes', '--interface', 'lo'];
  const refused = vaq(...boot);
  assert.deepEqual([refused.exit, refused.stdout, refused.stderr], [3, '', `vaq: ${verified.stdout}`]);
  writeFileSync(bundle('one.bundle'), whole.subarray(0, -2000));
  const cut = vaq(...boot);
  assert.deepEqual([cut.exit, cut.stdout], [3, '']);
  assert.match(cut.stderr, /^vaq: OUT\/one\.bundle is cut off .*: it has \d+ bytes, and \d+ are expected\n$/);
  writeFileSync(bundle('one.bundle'), 'version: 1\n');
  assert.deepEqual(vaq('validate', '--sot', bundle('one.bundle')), {
    exit: 3,
    stdout: '',
    stderr: 'vaq: OUT/one.bundle is no bundle of vaq, or its first 512 bytes are damaged\n',
  });
  assertNothingLeft();
});

test('--since leaves out what the other bundle has, which is needed beside it', async () => {
  vaq('bundle', '-o', bundle('one.bundle'), '--quiet');
  tree.write({ 'files/debian12/linux': 'a newer kernel' });
  vaq('lock', '--update', '--quiet');
  git(tree.folder, 'commit', '--quiet', '--all', '--message', 'newer');
  const made = vaq('bundle', '--since', bundle('one.bundle'), '-o', bundle('two.bundle'));
  assert.equal(made.exit, 0, made.stderr);
  assert.match(made.stderr, /; \d+ of its members are in OUT\/one\.bundle\n$/);
  const text = readFileSync(bundle('two.bundle'), 'latin1');
  assert.deepEqual([text.includes('a newer kernel'), text.includes('an initrd')], [true, false]);
  const served = await startBoot(
    built,
    out,
    '--bundle',
    bundle('two.bundle'),
    '--offline',
    '--yes',
    '--cache',
    bundle('cache'),
  );
  assert.equal(await served.get('/files/debian12/linux'), 'a newer kernel');
  assert.equal(await served.get('/files/debian12/initrd.gz'), 'an initrd');
  served.child.kill('SIGINT');
  await served.ended;
  mkdirSync(bundle('alone'));
  copyFileSync(bundle('two.bundle'), bundle('alone/two.bundle'));
  const alone = vaq('validate', '--sot', bundle('alone/two.bundle'));
  assert.match(
    alone.stderr,
    /^vaq: OUT\/alone\/two\.bundle was made after another bundle, which is not whole in OUT\/alone: put the one there/,
  );
  assert.deepEqual([alone.exit, alone.stdout], [3, '']);
});

test('what is linked is in the bundle, and a revision that moves is refused', () => {
  const linked = repository(Object.fromEntries(fixtureFiles('four')));
  git(linked, 'tag', 'v1');
  const config = (ref: string): string =>
    tree.edited(
      RACK,
      'metadata:\n',
      `config: { type: git, url: "file://${linked}", ref: ${ref} }\nmetadata:\n`,
    );
  tree.commit({ [RACK]: config('main') });
  const moving = vaq('bundle', '-o', bundle('one.bundle'));
  assert.deepEqual(
    [moving.exit, moving.stdout, moving.stderr],
    [
      3,
      '',
      `vaq: what is linked may be another commit tomorrow, and a bundle is of one: run \`vaq lock\` and commit vaq.lock, or name a tag or a commit in the place of \`main\` of file://${linked}\n`,
    ],
  );
  tree.commit({ [RACK]: config('v1') });
  git(linked, 'rm', '--quiet', 'files.yml');
  const unpinned = vaq('bundle', '-o', bundle('one.bundle'));
  assert.match(
    unpinned.stderr,
    /^vaq: nothing is written, because files are missing:\nlink:.*debian12\/linux: nothing says what its bytes are; run `vaq lock` in its repository\n/,
  );
  copyFileSync(join(tree.folder, 'vaq.lock'), join(linked, 'vaq.lock'));
  git(linked, 'reset', '--quiet', '--hard');
  copyFileSync(join(tree.folder, 'vaq.lock'), join(linked, 'vaq.lock'));
  git(linked, 'add', '--all', '--force');
  git(linked, 'commit', '--quiet', '--message', 'lock');
  git(linked, 'tag', 'v2');
  const env = readFileSync(join(tree.folder, ENV), 'utf8');
  head = tree.commit({ [RACK]: config('v2') });
  git(tree.folder, 'tag', 'r2');
  head = tree.commit({ [ENV]: `${env}release_tag: r2\n` });
  const made = vaq('bundle', '-o', bundle('one.bundle'), '--quiet');
  assert.deepEqual([made.exit, made.stderr], [0, ''], vaq('validate', '--ref', head).stdout);
  const state = ['--state', join(tree.folder, '.vaq'), '--format', 'json'];
  const expected = vaq('preview', '--all', ...state, '--ref', head);
  rmSync(linked, { recursive: true });
  assert.deepEqual(vaq('preview', '--all', ...state, '--sot', bundle('one.bundle')), expected);
  assert.equal(expected.exit, 0);
});

test('what is missing is listed, and nothing is written', () => {
  rmSync(join(tree.folder, 'files/debian12/linux'));
  assert.deepEqual(vaq('bundle', '-o', bundle('one.bundle')), {
    exit: 3,
    stdout: '',
    stderr:
      'vaq: nothing is written, because files are missing:\ndebian12/linux: it is not in the cache; run `vaq fetch`\n',
  });
  assert.deepEqual(readdirSync(out).includes('one.bundle'), false);
});

const REFUSED: readonly (readonly [args: readonly string[], exit: number, said: RegExp])[] = [
  [['bundle'], 2, /^vaq: `vaq bundle` needs `--output`\n$/],
  [['bundle', '-o', 'OUT/x', '--ref', 'nix'], 3, /^vaq: the revision `nix` does not exist/],
  [['bundle', '-o', 'OUT/x', '--since', 'nix'], 3, /^vaq: there is no file `nix`\n$/],
  [['bundle', '-o', 'OUT/no/x'], 3, /^vaq: OUT\/no\/x cannot be used: it does not exist\n$/],
  [['bundle', 'verify', 'nix'], 3, /^vaq: there is no file `nix`\n$/],
  [['boot', '--bundle', 'a', '--sot', 'b'], 2, /--sot/],
  [
    ['fetch', '--sot', 'OUT/one.bundle'],
    2,
    /^vaq: `OUT\/one\.bundle` has its files in it: nothing is to be fetched\n$/,
  ],
  [['lock', '--sot', 'OUT/one.bundle'], 3, /^vaq: a lock is written beside files\.yml/],
  [
    ['bundle', '-o', 'OUT/x', '--sot', 'OUT/one.bundle'],
    2,
    /^vaq: `OUT\/one\.bundle` is a bundle already\n$/,
  ],
  [
    ['validate', '--sot', 'OUT/one.bundle', '--ref', 'v7'],
    3,
    /^vaq: OUT\/one\.bundle: the revision `v7` is not here/,
  ],
];

test('what cannot be done is said in a sentence', () => {
  vaq('bundle', '-o', bundle('one.bundle'), '--quiet');
  for (const [args, exit, said] of REFUSED) {
    const ended = vaq(...args.map((arg) => arg.replace('OUT', out)));
    assert.deepEqual([args, ended.exit, ended.stdout], [args, exit, '']);
    assert.match(ended.stderr, said);
  }
});

test.run();
