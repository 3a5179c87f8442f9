import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { type BuiltVaq, buildVaq } from '../diagnostics/built-vaq.ts';
import { hasTerminals, type OnTerminal, onTerminal } from '../support/pty.ts';
import { freePorts } from '../support/serving.ts';
import { layTree, type Tree } from './tree.ts';

const test = suite('commands/boot-screen');

const ENV = 'sites/ams1/env.yml';
const HIDDEN = 25;

let built: BuiltVaq;
let tree: Tree;
let last: OnTerminal | null = null;
test.before(async () => {
  built = await buildVaq();
  tree = layTree();
  tree.commit({ [ENV]: tree.edited(ENV, 'addr: 198.51.100.1', 'addr: 127.0.0.1\n  dhcp_mode: "off"') });
  tree.write({ 'files/debian12/linux': 'a kernel', 'files/debian12/initrd.gz': 'an initrd' });
});
test.after.each(async () => {
  last?.stop();
  await last?.ended;
  last = null;
});
test.after(() => {
  tree.remove();
  built.remove();
});

interface Running extends OnTerminal {
  readonly url: string;
  readonly get: (path: string) => Promise<string>;
}

/** `vaq boot` for two of the four hosts, on a terminal; the first two are asked of nobody. */
async function boot(
  flags: readonly string[],
  env: Readonly<Record<string, string>> = {},
  before = ':',
): Promise<Running> {
  const ports = await freePorts();
  const where = ['--interface', 'lo', '--addr', '127.0.0.1', '--http-port', String(ports.http)];
  const command = [process.execPath, `${built.root}/bin/run.js`, 'boot', ...where];
  const terminal = onTerminal(
    [
      ...command,
      '--tftp-port',
      String(ports.tftp),
      '--host',
      'r1-01',
      '--host',
      'r1-02',
      '--reinstall',
      ...flags,
    ],
    { columns: 100, rows: 30, cwd: tree.folder, env: { HOME: built.scratch, NO_COLOR: '1', ...env }, before },
  );
  const url = `http://127.0.0.1:${ports.http}`;
  last = terminal;
  return { ...terminal, url, get: async (path) => (await fetch(`${url}${path}`)).text() };
}

/** What is shown, without what differs from run to run. */
function settled(text: string): string {
  return text
    .replace(/127\.0\.0\.1:\d+/g, 'HERE')
    .replace(/^\d\d:\d\d:\d\d/gm, 'NOW')
    .replace(/\d+:\d\d(?= {2})/g, 'TIME');
}

test('the screen of an installation, from the first line to the last, leaves the terminal whole', async () => {
  if (!hasTerminals()) return console.log('no `script` of util-linux: nothing is shown on a terminal here');
  const running = await boot([]);
  await running.shows(/0 of 2 done, 2 waiting/);
  assert.equal(running.screen.modes.get(HIDDEN), false, 'the cursor is hidden while it paints');
  assert.match(await running.get('/ipxe?mac=52-54-00-00-00-01'), /boot debian12$/m);
  await running.get('/ipxe?mac=02-00-00-00-00-09');
  await running.get('/files/debian12/linux');
  await running.shows(/^r1-01 +(kernel|script) /m);
  const report = /\/checkpoint\/\w+/.exec(await running.get('/config/52-54-00-00-00-01'))![0];
  await running.get(report);
  await running.shows(/1 of 2 done/);
  running.type('\u0003');
  assert.equal(await running.ended, 0);
  const [, frame] = settled(running.screen.all).split(
    'There is no record of these 2 hosts: they will be erased.\n',
  );
  assert.equal(
    frame,
    `NOW  -                 unknown-client  02:00:00:00:00:09 (127.0.0.1) asked over HTTP and is not
 known
NOW  ams1/r1-01        checkpoint  debian12 is done
1 of 2 done, 1 waiting, 2 on their own disk  TIME  TFTP and HTTP on lo, http://HERE
r1-01  done                              debian12 is done
r1-02  waiting        debian12
r1-03  own disk
r1-04  own disk
1 unknown client; last: 02:00:00:00:00:09 (127.0.0.1) asked over HTTP and is not known
NOW  -                 stopped     stopped; unfinished: ams1/r1-02 (waiting)`,
  );
  assert.equal(running.screen.modes.get(HIDDEN), true);
});

test('who is stuck has the reason beside it, and above it once', async () => {
  if (!hasTerminals()) return;
  const running = await boot([]);
  await running.shows(/0 of 2 done/);
  await running.get('/ipxe?mac=52-54-00-00-00-02');
  assert.match(await running.get('/files/debian12/nothing'), /is not declared in files\.yml/);
  const text = await running.shows(/1 stuck/);
  assert.match(text, /^r1-02 .* it has asked for debian12\/nothing and was answered 404; /m);
  running.type('\u0003');
  assert.equal(await running.ended, 0);
  const said = running.screen.all.match(/ ams1\/r1-02 +diagnosis +it has asked for debian12\/nothing/g);
  assert.equal(said?.length, 1);
  const { stdout } = built.vaq(['history', '--kind', 'problem'], tree.folder);
  assert.match(stdout, /ams1\/r1-02.*it has asked for debian12\/nothing and was answered 404/);
});

test('a screen whose size changes is painted for the new one', async () => {
  if (!hasTerminals()) return;
  const running = await boot([], {}, '{ (sleep 3; stty cols 40 rows 4 </dev/tty) & }');
  await running.shows(/^and \d more: /m);
  assert.deepEqual(
    running.screen.text.split('\n').filter((line) => line.length > 39),
    [],
  );
  running.type('\u0003');
  assert.equal(await running.ended, 0);
});

test('a process that is ended by force of the keyboard gives the cursor back', async () => {
  if (!hasTerminals()) return;
  const running = await boot([]);
  await running.shows(/0 of 2 done/);
  running.type('\u001c');
  assert.equal(await running.ended, 128 + 3);
  assert.equal(running.screen.modes.get(HIDDEN), true);
});

for (const [what, flags, env] of [
  ['stated lines', ['--log', 'human'], {}],
  ['a dumb terminal', [], { TERM: 'dumb' }],
] as const) {
  test(`${what}: a line an event, and nothing is painted`, async () => {
    if (!hasTerminals()) return;
    const running = await boot(flags, env);
    await running.shows(/ready {7}TFTP and HTTP on lo, /);
    running.type('\u0003');
    assert.equal(await running.ended, 0);
    assert.equal(running.screen.modes.size, 0);
    assert.match(running.screen.all, /stopped {5}stopped; unfinished: ams1\/r1-01/);
  });
}

test.run();
