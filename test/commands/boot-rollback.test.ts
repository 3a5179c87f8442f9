import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { type BuiltVaq, buildVaq } from '../diagnostics/built-vaq.ts';
import { undocumented } from '../support/log-fields.ts';
import { type Served, startBoot } from './served.ts';
import { layTree, type Tree } from './tree.ts';

const test = suite('commands/boot, rolled back');

const ENV = 'sites/ams1/env.yml';
const SCRIPT = '/ipxe?mac=52-54-00-00-00-01';
const CONFIG = '/config/52-54-00-00-00-01';
const PRESEED = 'assets/preseed/debian12.cfg.ejs';

let built: BuiltVaq;
let tree: Tree;
let running: Served | null = null;
test.before(async () => {
  built = await buildVaq();
});
test.before.each(() => {
  tree = layTree();
  tree.commit({
    [ENV]: tree.edited(ENV, 'addr: 198.51.100.1', 'addr: 127.0.0.1\n  dhcp_mode: "off"'),
    'workflows/debian12.yml': 'id: debian12\nworkflow: [{boot: debian12}]\non_failure: {then: rollback}\n',
  });
  tree.write({ 'files/debian12/linux': 'a kernel', 'files/debian12/initrd.gz': 'an initrd' });
});
test.after.each(() => {
  running?.child.kill('SIGKILL');
  running = null;
  tree.remove();
});
test.after(() => built.remove());

async function start(...flags: readonly string[]): Promise<Served> {
  running = await startBoot(built, tree.folder, '--host', 'r1-01', '--yes', '--once', ...flags);
  return running;
}

/** As a power cut does it: nothing is said, and nothing is put away. */
async function kill(served: Served): Promise<string> {
  served.child.kill('SIGKILL');
  return (await served.ended).stderr;
}

/** Goes through a boot as far as its report: the path of that, and what the machine was given. */
async function install({
  get,
}: Served): Promise<{ readonly path: string; readonly script: string; readonly config: string }> {
  const script = await get(SCRIPT);
  await get('/files/debian12/linux');
  const config = await get(CONFIG);
  return { path: /\/checkpoint\/\w+/.exec(config)![0], script, config };
}

function said({ lines }: Served, ...kinds: readonly string[]): readonly unknown[] {
  return lines.filter(({ event }) => kinds.includes(event)).map(({ message }) => message);
}

/** The first lines of a screen that are about rollbacks. */
function rollbackLines(stderr: string): readonly string[] {
  const [, found = ''] = /\n((?:not )?rolled back if they fail[\s\S]*?)\n\n/.exec(stderr) ?? [];
  return found.split('\n');
}

function withoutTokens(text: string): string {
  return text.replace(/\/checkpoint\/\w+/g, '/checkpoint/…').replace(/:\d{4,5}\//g, ':…/');
}

async function installed(): Promise<{ readonly commit: string; readonly config: string }> {
  const served = await start();
  const { path, config } = await install(served);
  await served.get(path);
  assert.equal((await served.ended).exit, 0);
  const { stdout } = built.vaq(['history', '--host', 'r1-01', '--kind', 'script'], tree.folder);
  const commit = /work tree at (\w{7})/.exec(stdout)?.[1];
  assert.ok(commit, stdout);
  return { commit, config };
}

/** A change of the configuration, as a pull request brings it. */
function change(): void {
  tree.commit({ [PRESEED]: `${tree.edited(PRESEED, 'd-i', 'd-i')}# a change that breaks the machine\n` });
}

test('a host whose reinstallation fails for good is given what it had, once, also when the service is killed', async () => {
  const before = await installed();
  change();
  const first = await start('--reinstall');
  const failing = await install(first);
  assert.match(failing.config, /a change that breaks/);
  assert.equal(await first.get(`${failing.path}?status=failed&message=no%20disk`), 'vaq: thank you\n');
  // What is logged goes through a pipe.
  while (said(first, 'checkpoint').length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  assert.deepEqual(said(first, 'checkpoint'), [
    `debian12 is failed: no disk; it is rolled back to debian12 of work tree at ${before.commit}, which is given when its machine asks`,
  ]);
  const stderr = await kill(first);
  assert.deepEqual(rollbackLines(stderr), [
    'rolled back if they fail for good (their disks will be erased once more): 1',
    `  to debian12 of work tree at ${before.commit}: r1-01`,
  ]);
  const status = JSON.parse(built.vaq(['status', '--host', 'r1-01', '--format', 'json'], tree.folder).stdout);
  assert.deepEqual(status.hosts[0].rollback, {
    revision: `work tree at ${before.commit}`,
    boots: ['debian12'],
    attempt: 3,
    isUnderWay: true,
    failed: { boot: 'debian12', attempt: 2, message: 'no disk' },
  });

  const second = await start('--reinstall');
  const back = await install(second);
  assert.equal(withoutTokens(back.config), withoutTokens(before.config), 'byte for byte what it had');
  await kill(second);

  const third = await start('--reinstall');
  assert.equal(await third.get(failing.path), 'vaq: this checkpoint is for another attempt\n');
  assert.equal(await third.get(back.path), 'vaq: thank you\n');
  const { exit, stderr: end } = await third.ended;
  assert.equal(exit, 1);
  assert.match(end, /\nvaq: not every host has come to its end: ams1\/r1-01 \(rolled back\)\n$/);
  assert.deepEqual(said(third, 'checkpoint', 'rollback', 'stopped'), [
    `has what it had before: debian12 of work tree at ${before.commit}`,
    'debian12 is done',
    'stopped; unfinished: ams1/r1-01 (rolled back)',
  ]);
  assert.deepEqual([...first.lines, ...second.lines, ...third.lines].flatMap(undocumented), []);
  const diff = JSON.parse(built.vaq(['diff', '--format', 'json', '--host', 'r1-01'], tree.folder).stdout);
  const [host] = diff.hosts;
  assert.equal(host.action, 'reinstall');
  assert.match(
    host.reasons[0],
    /^it was rolled back to debian12 of work tree at \w{7}, because its reinstallation of .* UTC failed \(debian12\): no disk$/,
  );
  assert.match(built.vaq(['status', '--host', 'r1-01'], tree.folder).stdout, /rolled back\n/);
  assert.match(
    built.vaq(['history', '--host', 'r1-01', '--kind', 'checkpoint'], tree.folder).stdout,
    /reported failed: debian12, step 1, attempt 2: no disk; it is rolled back to debian12 of work tree at \w{7}, attempt 3\n/,
  );
});

test('a rollback that fails is the end, and its machine boots its disk', async () => {
  await installed();
  change();
  const served = await start('--reinstall');
  await served.get(`${(await install(served)).path}?status=failed`);
  await served.get(`${(await install(served)).path}?status=failed&message=again`);
  const { exit, stderr } = await served.ended;
  assert.equal(exit, 1);
  assert.match(stderr, /\(failed\)\n$/);
  assert.match(
    String(said(served, 'checkpoint').at(-1)),
    /^debian12 is failed: again; its machine boots its disk from now on, and is not rolled back: what it was rolled back to has failed as well$/,
  );
});

test('a host with no record, and one whose record cannot be made again, are not rolled back, and that is said before', async () => {
  const first = await start();
  await first.get(`${(await install(first)).path}?status=failed`);
  const { stderr } = await first.ended;
  assert.deepEqual(rollbackLines(stderr), [
    'not rolled back if they fail, though their policy says so: 1',
    '  nothing is recorded that it could go back to: r1-01',
  ]);
  assert.match(String(said(first, 'checkpoint')[0]), /is not rolled back: nothing is recorded/);

  tree.write({ [PRESEED]: `${tree.edited(PRESEED, 'd-i', 'd-i')}# never committed\n` });
  const second = await start('--reinstall');
  await second.get((await install(second)).path);
  assert.equal((await second.ended).exit, 0);
  change();
  const third = await start('--reinstall');
  assert.deepEqual(rollbackLines(await kill(third)), [
    'not rolled back if they fail, though their policy says so: 1',
    /^ {2}work tree at \w{7}, 1 file changed cannot be rendered as it was then: r1-01$/.exec(
      rollbackLines((await third.ended).stderr)[1]!,
    )![0],
  ]);
});

test('a first installation goes back to the boot that was last done', async () => {
  tree.commit({
    'workflows/debian12.yml':
      'id: debian12\nworkflow: [{boot: wipe}, {boot: debian12}]\non_failure: {then: rollback}\n',
    'boot/wipe.yml':
      'id: wipe\nname: Wipe\noperating_system: debian12\nunattended: {type: untyped, use: wipe.sh.ejs}\n',
    'assets/untyped/wipe.sh.ejs': 'wipe <%= md.disk %> && wget <%= checkpoint() %>\n',
  });
  const served = await start();
  const wipe = await install(served);
  await served.get(wipe.path);
  await served.get(`${(await install(served)).path}?status=failed`);
  const again = await install(served);
  assert.equal(withoutTokens(again.config), withoutTokens(wipe.config));
  assert.notEqual(again.path, wipe.path);
  await served.get(again.path);
  const { exit, stderr } = await served.ended;
  assert.equal(exit, 1);
  assert.match(stderr, /\(rolled back\)\n$/);
  assert.deepEqual(rollbackLines(stderr), [
    'rolled back if they fail for good (their disks will be erased once more): 1',
    '  to the last boot that was done, of wipe: r1-01',
  ]);
  const diff = JSON.parse(built.vaq(['diff', '--format', 'json', '--host', 'r1-01'], tree.folder).stdout);
  assert.equal(diff.hosts[0].action, 'reinstall');
});

test.run();
