import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { type BuiltVaq, buildVaq } from '../diagnostics/built-vaq.ts';
import { undocumented } from '../support/log-fields.ts';
import { startBoot } from './served.ts';
import { layTree, type Tree } from './tree.ts';

const test = suite('commands/boot');

const ENV = 'sites/ams1/env.yml';
const RACK = 'sites/ams1/rack1.yml';
const SCRIPT = '/ipxe?mac=52-54-00-00-00-01';
const CONFIG = '/config/52-54-00-00-00-01';

let built: BuiltVaq;
let tree: Tree;
test.before(async () => {
  built = await buildVaq();
  tree = layTree();
  const here = tree.edited(ENV, 'addr: 198.51.100.1', 'addr: 127.0.0.1\n  dhcp_mode: "off"');
  tree.commit({ [ENV]: here });
  tree.write({ 'files/debian12/linux': 'a kernel', 'files/debian12/initrd.gz': 'an initrd' });
});
test.after(() => {
  tree.remove();
  built.remove();
});

/** The states of the hosts, as `vaq status` tells them. */
function states(): Readonly<Record<string, string>> {
  const { stdout } = built.vaq(['status', '--format', 'json'], tree.folder);
  const { hosts } = JSON.parse(stdout) as { readonly hosts: readonly Record<'name' | 'state', string>[] };
  return Object.fromEntries(hosts.map(({ name, state }) => [name, state]));
}

const REFUSED: readonly (readonly [flags: readonly string[], exit: number, message: RegExp])[] = [
  [[], 3, /^vaq: nobody can be asked here: name the hosts to install with --host, or give --yes/],
  [['--yes', '--host', 'r1-1'], 2, /^vaq: no host is called `r1-1`; did you mean `r1-01`\?\n$/],
  [['--yes', '--site', 'ams2'], 2, /^vaq: the site `ams2` does not exist; there are ams1\n$/],
  [['--yes', '--interface', 'ol'], 3, /^vaq: there is no interface `ol` with an address/],
  [
    ['--yes', '--addr', '192.0.2.77'],
    3,
    /^vaq: no interface has the address 192\.0\.2\.77 of the service; add it/,
  ],
];

for (const [flags, exit, message] of REFUSED) {
  test(`boot ${flags.join(' ')} ends with ${exit}`, () => {
    const ended = built.vaq(['boot', ...flags], tree.folder);
    assert.deepEqual([ended.exit, ended.stdout], [exit, '']);
    assert.match(ended.stderr, message);
  });
}

test('a source of truth with errors is not served', () => {
  tree.write({ [RACK]: tree.edited(RACK, '198.51.100.11', '203.0.113.11') });
  const { exit, stdout, stderr } = built.vaq(['boot', '--yes'], tree.folder);
  tree.write({ [RACK]: tree.edited(RACK, '198.51.100.11', '198.51.100.11') });
  assert.deepEqual([exit, stdout], [1, '']);
  assert.match(stderr, /^error link\/no-subnet {2}sites\/ams1\/rack1\.yml:10:5$/m);
  assert.match(stderr, /\nvaq: Nothing is served: the source of truth has errors\.\n$/);
});

test('errors of other hosts can be passed over by force, and those of a host to install cannot', async () => {
  tree.write({ [RACK]: tree.edited(RACK, '198.51.100.12', '203.0.113.12') });
  const forced = await startBoot(
    built,
    tree.folder,
    '--host',
    'r1-01',
    '--force',
    '--once',
    '--state',
    'files/state',
  );
  assert.match(await forced.get(SCRIPT), /^# ams1\/r1-01, boot debian12$/m);
  forced.child.kill('SIGINT');
  const { exit, stderr } = await forced.ended;
  assert.equal(exit, 1, stderr);
  assert.match(
    stderr,
    /^warning: 1 error is passed over by --force: no host that may be installed is concerned\n/,
  );
  const refused = built.vaq(['boot', '--host', 'r1-02', '--force'], tree.folder);
  tree.write({ [RACK]: tree.edited(RACK, '198.51.100.12', '198.51.100.12') });
  assert.deepEqual([refused.exit, refused.stdout], [1, '']);
  assert.match(
    refused.stderr,
    /\nvaq: Nothing is served: these errors concern .*:\n {2}sites\/ams1\/rack1\.yml:\d+: .* \[link\/no-subnet\], which concerns ams1\/r1-02\n$/,
  );
});

test('what an installer would not find is not served', () => {
  tree.write({
    'files.yml': `${tree.edited('files.yml', 'files:', 'files:')}    sha256: "${'0'.repeat(64)}"\n`,
  });
  const { exit, stderr } = built.vaq(['boot', '--yes'], tree.folder);
  tree.write({ 'files.yml': tree.edited('files.yml', 'files:', 'files:') });
  assert.equal(exit, 1);
  assert.match(stderr, /debian12\/initrd\.gz: its SHA-256 is [0-9a-f]{64}, and 0{64} is declared/);
  assert.match(stderr, /\nvaq: Nothing is served: what the machines would load is not all there\.\n$/);
});

test('from the screen to the end of the last host, as preview has shown it', async () => {
  const shown = built.vaq(['preview', 'r1-01', '--kind', 'preseed', '--format', 'json'], tree.folder).stdout;
  const { contentId } = JSON.parse(shown).hosts[0].boots[0].artifacts[0];
  assert.deepEqual(states(), {
    'r1-01': 'waiting',
    'r1-02': 'waiting',
    'r1-03': 'waiting',
    'r1-04': 'waiting',
  });

  const served = await startBoot(built, tree.folder, '--host', 'r1-01', '--once');
  assert.match(await served.get(SCRIPT), /^# ams1\/r1-01, boot debian12$/m);
  assert.match(await served.get('/ipxe?mac=52-54-00-00-00-02'), /^# ams1\/r1-02 boots its disk\.$/m);
  assert.equal(await served.get('/files/debian12/linux'), 'a kernel');
  const config = await served.get(CONFIG);
  assert.equal(states()['r1-01'], 'installing', 'while it serves');
  const report = /\/checkpoint\/\w+/.exec(config)![0];
  assert.equal(await served.get(report), 'vaq: thank you\n');
  const { exit, stderr } = await served.ended;
  assert.equal(exit, 0, stderr);
  assert.equal(
    stderr.replace(/work tree at .*/, 'REVISION'),
    `source of truth  REVISION
site             ams1
interface        lo, no DHCP
address          ${served.url}

install (their disks will be erased): 1
  r1-01

their own disk, nothing else: 3
  r1-02, r1-03, r1-04

There is no record of this host: it will be erased.
`,
  );
  const told = served.lines
    .filter(({ event }) => event !== 'http')
    .map(({ event, message }) => `${event}: ${message}`);
  assert.deepEqual(told, [
    `ready: TFTP and HTTP on lo, ${served.url}`,
    'script: is given debian12, attempt 1',
    'script: is told to boot its disk',
    'checkpoint: debian12 is done',
    'stopped: stopped; nothing is unfinished',
  ]);
  const given = served.lines.find(({ artifact }) => artifact === 'preseed.cfg')!;
  assert.equal(given.contentId, contentId);
  assert.deepEqual(served.lines.flatMap(undocumented), []);
  assert.ok(served.lines.every(({ at }) => /^\d{4}-\d\d-\d\dT.*Z$/.test(String(at))));
  assert.deepEqual(states(), { 'r1-01': 'done', 'r1-02': 'waiting', 'r1-03': 'waiting', 'r1-04': 'waiting' });
});

test('what was installed is not installed again unless it is said twice', async () => {
  const kept = await startBoot(built, tree.folder, '--host', 'r1-01', '--once');
  const { exit, stderr } = await kept.ended;
  assert.equal(exit, 0);
  assert.match(stderr, /nothing else: 4\n {2}r1-02, r1-03, r1-04\n {2}as they should be: r1-01\n$/);

  const again = await startBoot(built, tree.folder, '--host', 'r1-01', '--reinstall');
  assert.match(await again.get(SCRIPT), /boot debian12$/m);
  again.child.kill('SIGINT');
  const ended = await again.ended;
  assert.equal(ended.exit, 0);
  assert.match(ended.stderr, /\nreinstall \(installed before; their disks will be erased\): 1\n {2}r1-01\n/);
  assert.equal(again.lines.at(-1)!.message, 'stopped; unfinished: ams1/r1-01 (script)');
});

test('while one serves, another is told who does', async () => {
  const served = await startBoot(built, tree.folder, '--yes');
  const { exit, stderr } = built.vaq(['boot', '--yes'], tree.folder);
  served.child.kill('SIGTERM');
  await served.ended;
  assert.equal(exit, 3);
  assert.match(stderr, /another vaq writes here: process \d+ on .*; end that one first\n$/);
  const free = await startBoot(built, tree.folder, '--yes');
  free.child.kill('SIGINT');
  assert.equal((await free.ended).exit, 0, 'the lock is free again');
});

test.run();
