// A plan from `vaq diff --out` to the machines that `vaq boot --plan` installs, with the real program.
import assert from 'node:assert/strict';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import { type BuiltVaq, buildVaq, type Ended } from '../diagnostics/built-vaq.ts';
import { startBoot } from './served.ts';
import { layTree, type Tree } from './tree.ts';

const test = suite('commands/boot-plan');

const ENV = 'sites/ams1/env.yml';
const RACK = 'sites/ams1/rack1.yml';
const FIRST = '/ipxe?mac=52-54-00-00-00-01';
const SECOND = '/ipxe?mac=52-54-00-00-00-02';

let built: BuiltVaq;
let tree: Tree;
let plan: string;

test.before(async () => {
  built = await buildVaq();
  tree = layTree();
  tree.commit({ [ENV]: tree.edited(ENV, 'addr: 198.51.100.1', 'addr: 127.0.0.1\n  dhcp_mode: "off"') });
  tree.write({ 'files/debian12/linux': 'a kernel', 'files/debian12/initrd.gz': 'an initrd' });
  plan = join(built.scratch, 'plans/plan.json');
});
test.after(() => {
  tree.remove();
  built.remove();
});

function vaq(...args: readonly string[]): Ended {
  return built.vaq(args, tree.folder);
}

/** The actions of the plan in the file, by host. */
function planned(): Readonly<Record<string, string>> {
  const { hosts } = JSON.parse(readFileSync(plan, 'utf8')) as {
    readonly hosts: readonly Record<'name' | 'action', string>[];
  };
  return Object.fromEntries(hosts.map(({ name, action }) => [name, action]));
}

/** What a `vaq boot --plan` that must not serve says. */
function refusal(): string {
  const { exit, stdout, stderr } = vaq('boot', '--plan', plan, '--interface', 'lo', '--http-port', '18080');
  assert.deepEqual([exit, stdout], [3, ''], stderr);
  return stderr;
}

const USAGE: readonly (readonly [args: readonly string[], exit: number, message: RegExp])[] = [
  [
    ['diff', 'HEAD..', '--out', 'plan.json'],
    2,
    /^vaq: a plan is made against what the machines were given: `vaq diff --out FILE`, or `vaq diff REV --out FILE`\n$/,
  ],
  [
    ['boot', '--plan', 'plan.json', '--yes', '--host', 'r1-01'],
    2,
    /^vaq: a plan says who is installed: leave out --host and --yes, or --plan\n$/,
  ],
  [['boot', '--plan', 'no.json'], 3, /^vaq: no\.json cannot be read: it does not exist\n$/],
  [
    ['boot', '--plan', 'vaq.yml'],
    3,
    /^vaq: vaq\.yml: it is no plan: expected a JSON object, as `vaq diff --out` writes it\n$/,
  ],
];

for (const [args, exit, message] of USAGE) {
  test(`${args.join(' ')} ends with ${exit}`, () => {
    const ended = vaq(...args);
    assert.equal(ended.exit, exit);
    assert.match(ended.stderr, message);
  });
}

test('a plan installs exactly its hosts, and everybody else boots locally', async () => {
  const { exit, stdout } = vaq('diff', '--host', 'r1-01', '--out', plan);
  assert.equal(exit, 0);
  assert.match(stdout, /\n1 install\n/);
  assert.deepEqual(planned(), { 'r1-01': 'install' });

  const served = await startBoot(built, tree.folder, '--plan', plan, '--once');
  const script = await served.get(FIRST);
  assert.match(script, /^# ams1\/r1-01, boot debian12$/m);
  assert.match(await served.get(SECOND), /^# ams1\/r1-02 boots its disk\.$/m);
  const config = await served.get('/config/52-54-00-00-00-01');
  await served.get(/\/checkpoint\/\w+/.exec(config)![0]);
  const ended = await served.ended;
  assert.equal(ended.exit, 0, ended.stderr);
  const screen = ended.stderr.split('\n');
  assert.equal(screen[1], `plan             ${plan}`);
  assert.match(ended.stderr, /\ninstall \(their disks will be erased\): 1\n {2}r1-01\n/);
  assert.match(ended.stderr, /\ntheir own disk, nothing else: 3\n {2}r1-02, r1-03, r1-04\n/);
});

test('a plan is not carried out twice', () => {
  assert.match(
    refusal(),
    /plan\.json is not what would happen now:\n {2}ams1\/r1-01: debian12 of \S+ \S+ UTC \(attempt 1\) is done; when the plan was made, it was never given a boot\nNothing is served; make a new plan with `vaq diff --out FILE`\.\n$/,
  );
});

test('a plan covers a reinstallation, without --reinstall', async () => {
  const before = tree.edited(RACK, '198.51.100.11', '198.51.100.11');
  const rack = before.replace('ipv4: 198.51.100.11\n', 'ipv4: 198.51.100.11\nmetadata: {disk: /dev/sdb}\n');
  assert.notEqual(rack, before);
  tree.write({ [RACK]: rack });
  assert.equal(vaq('diff', '--out', plan, '--detailed-exitcode').exit, 2);
  assert.deepEqual(planned(), {
    'r1-01': 'reinstall',
    'r1-02': 'install',
    'r1-03': 'install',
    'r1-04': 'install',
  });
  const served = await startBoot(built, tree.folder, '--plan', plan);
  assert.match(await served.get(FIRST), /^# ams1\/r1-01, boot debian12$/m);
  assert.match(await served.get(SECOND), /^# ams1\/r1-02, boot debian12$/m);
  served.child.kill('SIGINT');
  const { stderr } = await served.ended;
  assert.match(stderr, /\nreinstall \(installed before; their disks will be erased\): 1\n {2}r1-01\n/);
});

test('a plan is refused, host by host, when the work tree has changed since', () => {
  assert.equal(vaq('diff', '--out', plan).exit, 0);
  tree.write({ [RACK]: tree.edited(RACK, '198.51.100.13', '198.51.100.23') });
  const told = refusal().split('\n').slice(1, -2);
  assert.deepEqual(told, [
    '  ams1/r1-01, ams1/r1-03: preseed.cfg of debian12 has changed',
    '  ams1/r1-03: the address of eth0 is 198.51.100.23, and was 198.51.100.13',
  ]);
});

test('a plan is refused when another commit is checked out, and one of a revision holds for that revision', async () => {
  assert.equal(vaq('diff', 'HEAD', '--host', 'r1-04', '--out', plan).exit, 0);
  tree.commit({ 'README.md': 'Nothing that a machine reads.\n' });
  assert.match(
    refusal(),
    /not what would happen now:\n {2}it was made at the commit [0-9a-f]{12}, and [0-9a-f]{12} would be served\n/,
  );
  const served = await startBoot(built, tree.folder, '--plan', plan, '--ref', 'HEAD~1');
  assert.match(await served.get('/ipxe?mac=52-54-00-00-00-04'), /^# ams1\/r1-04, boot debian12$/m);
  served.child.kill('SIGINT');
  assert.equal((await served.ended).exit, 0);
});

test('what cannot be compared is not planned, and what cannot be written is said', () => {
  const never = join(built.scratch, 'never.json');
  tree.write({ [RACK]: tree.edited(RACK, 'name: r1-02\n', 'name: r1-02\nuuid: nothing\n') });
  const { exit, stderr } = vaq('diff', '--out', never);
  assert.equal(exit, 1);
  assert.match(stderr, /\nvaq: .*never\.json is not written: a plan needs every host to be compared\n$/);
  assert.throws(() => statSync(never));
  tree.write({ [RACK]: tree.edited(RACK, '198.51.100.11', '198.51.100.11') });
  writeFileSync(never, '');
  const inFile = vaq('diff', '--out', join(never, 'plan.json'));
  assert.equal(inFile.exit, 3);
  assert.match(inFile.stderr, /^vaq: .*never\.json\/plan\.json cannot be written: /m);
});

test.run();
