import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { type BuiltVaq, buildVaq } from '../diagnostics/built-vaq.ts';
import { type Served, startBoot } from './served.ts';
import { layTree, type Tree } from './tree.ts';

const test = suite('commands/boot-session');

const ENV = 'sites/ams1/env.yml';
const SCRIPT = '/ipxe?mac=52-54-00-00-00-01';
const CONFIG = '/config/52-54-00-00-00-01';

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
    'workflows/debian12.yml':
      'id: debian12\nworkflow: [{boot: wipe}, {boot: debian12}]\non_failure: {retry: 1}\n',
    'boot/wipe.yml':
      'id: wipe\nname: Wipe\noperating_system: debian12\nunattended: {type: untyped, use: wipe.sh.ejs}\n',
    'assets/untyped/wipe.sh.ejs': 'wipe <%= md.disk %> && wget <%= checkpoint() %>\n',
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
async function kill(served: Served): Promise<void> {
  served.child.kill('SIGKILL');
  await served.ended;
}

/** Goes through a boot as far as its report: the path of that. */
async function install({ get }: Served): Promise<string> {
  await get(SCRIPT);
  await get('/files/debian12/linux');
  return /\/checkpoint\/\w+/.exec(await get(CONFIG))![0];
}

/** What was logged of these kinds. */
function said({ lines }: Served, ...kinds: readonly string[]): readonly unknown[] {
  return lines.filter(({ event }) => kinds.includes(event)).map(({ message }) => message);
}

test('a service that is killed in the middle of each boot goes on, and nothing is left to do', async () => {
  const first = await start();
  const wipe = await install(first);
  await kill(first);
  const second = await start();
  assert.equal(await second.get(wipe), 'vaq: thank you\n');
  const install12 = await install(second);
  await kill(second);
  const third = await start();
  assert.equal(await third.get(wipe), 'vaq: known already\n');
  assert.equal(await third.get(install12), 'vaq: thank you\n');
  const { exit, stderr } = await third.ended;
  assert.equal(exit, 0, stderr);
  assert.deepEqual(said(second, 'script', 'checkpoint'), [
    'wipe is done',
    'is given debian12 (2 of 2), attempt 1',
  ]);
  assert.deepEqual(said(third, 'checkpoint', 'stopped'), [
    'debian12 is done',
    'stopped; nothing is unfinished',
  ]);
  const diff = built.vaq(['diff', '--format', 'json', '--host', 'r1-01'], tree.folder);
  assert.equal(JSON.parse(diff.stdout).summary.unchanged, 1, diff.stdout);
});

test('the time of a boot goes on while nobody serves, and the exit code says how it ended', async () => {
  tree.commit({
    'boot/wipe.yml':
      'id: wipe\nname: Wipe\noperating_system: debian12\nunattended: {type: untyped, use: wipe.sh.ejs}\ntimeout: 5\n',
  });
  const first = await start();
  const early = await install(first);
  await kill(first);
  await new Promise((resolve) => setTimeout(resolve, 5500));
  const second = await start();
  while (said(second, 'failure').length === 0) await new Promise((resolve) => setTimeout(resolve, 50));
  const late = await install(second);
  assert.notEqual(late, early);
  assert.equal(await second.get(early), 'vaq: this checkpoint is for another attempt\n');
  const { exit, stderr } = await second.ended;
  assert.equal(exit, 1);
  assert.match(stderr, /\nvaq: not every host has come to its end: ams1\/r1-01 \(failed\)\n$/);
  const over = 'wipe has not come to its end within 5 s of its script';
  assert.deepEqual(said(second, 'failure', 'stopped'), [
    `${over}; it is given again when its machine asks, try 2 of 2`,
    `${over}; its machine boots its disk from now on`,
    'stopped; unfinished: ams1/r1-01 (failed)',
  ]);
});

test.run();
