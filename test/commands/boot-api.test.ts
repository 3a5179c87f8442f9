import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { suite } from 'uvu';
import { type BuiltVaq, buildVaq } from '../diagnostics/built-vaq.ts';
import { freeTcpPort } from '../support/free-port.ts';
import { undocumented } from '../support/log-fields.ts';
import { type Served, startBoot } from './served.ts';
import { layTree, type Tree } from './tree.ts';

const test = suite('commands/boot --api-port');

const ENV = 'sites/ams1/env.yml';

let built: BuiltVaq;
let tree: Tree;
test.before(async () => {
  built = await buildVaq();
  tree = layTree();
  tree.commit({ [ENV]: tree.edited(ENV, 'addr: 198.51.100.1', 'addr: 127.0.0.1\n  dhcp_mode: "off"') });
  tree.write({ 'files/debian12/linux': 'a kernel', 'files/debian12/initrd.gz': 'an initrd' });
});
test.after(() => {
  tree.remove();
  built.remove();
});

test('the API answers who has the token of a private file, and ends with the service', async () => {
  const port = await freeTcpPort();
  const served = await startBoot(built, tree.folder, '--host', 'r1-01', '--api-port', String(port));
  const path = `${tree.folder}/.vaq/api-token`;
  if (process.platform !== 'win32') assert.equal(statSync(path).mode & 0o777, 0o600);
  const url = `http://127.0.0.1:${port}`;
  const headers = { authorization: `Bearer ${readFileSync(path, 'utf8').trim()}` };
  const ready = await fetch(`${url}/ready`);
  assert.deepEqual([ready.status, await ready.json()], [200, { status: 'ready' }]);
  assert.equal((await fetch(`${url}/api/v1/hosts`)).status, 401);
  const hosts = (await (await fetch(`${url}/api/v1/hosts`, { headers })).json()) as {
    readonly hosts: readonly Readonly<Record<string, string>>[];
  };
  assert.deepEqual(
    hosts.hosts.map(({ label, stage }) => [label, stage]),
    [
      ['ams1/r1-01', 'waiting'],
      ['ams1/r1-02', 'local'],
      ['ams1/r1-03', 'local'],
      ['ams1/r1-04', 'local'],
    ],
  );
  const listening = await fetch(`${url}/api/v1/events`, { headers });
  await served.get('/ipxe?mac=52-54-00-00-00-01');
  let text = '';
  for await (const part of listening.body!) {
    text += Buffer.from(part).toString('utf8');
    if (text.includes('event: stage') && text.includes('event: script')) break;
  }
  served.child.kill('SIGINT');
  assert.equal((await served.ended).exit, 0);
  await assert.rejects(fetch(`${url}/live`));
});

test('what the API was asked for holds when the service is killed, until its script was given', async () => {
  tree.commit({
    'workflows/debian12.yml': 'id: debian12\nworkflow: [{boot: wipe}, {boot: debian12}]\n',
    'boot/wipe.yml':
      'id: wipe\nname: Wipe\noperating_system: debian12\nunattended: {type: untyped, use: wipe.sh.ejs}\n',
    'assets/untyped/wipe.sh.ejs': 'wipe <%= md.disk %> && wget <%= checkpoint() %>\n',
  });
  const port = await freeTcpPort();
  const start = () => startBoot(built, tree.folder, '--host', 'r1-02', '--api-port', String(port));
  const ask = async (body: object): Promise<Readonly<Record<string, unknown>>> => {
    const token = readFileSync(`${tree.folder}/.vaq/api-token`, 'utf8').trim();
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1/override`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    });
    return (await answer.json()) as Readonly<Record<string, unknown>>;
  };
  const kill = async ({ child, ended }: Served): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
  };
  const diff = () =>
    JSON.parse(built.vaq(['diff', '--host', 'r1-02', '--format', 'json'], tree.folder).stdout).hosts[0];
  const given = async (served: Served): Promise<string> => {
    const script = await served.get('/ipxe?mac=52-54-00-00-00-02');
    return /boot (\w+)/.exec(script)?.[1] ?? script;
  };
  /** Ends the boot at hand. */
  const report = async ({ get }: Served): Promise<void> => {
    const config = await get('/config/52-54-00-00-00-02');
    assert.equal(await get(/\/checkpoint\/\w+/.exec(config)![0]), 'vaq: thank you\n');
  };

  const first = await start();
  assert.deepEqual((await ask({ host: 'r1-02', boot: 'debian12' })).due, {
    boot: 'debian12',
    step: 2,
    attempt: 1,
  });
  await kill(first);
  const second = await start();
  assert.equal(await given(second), 'debian12');
  await report(second);
  assert.match(String((await ask({ host: 'r1-02', boot: 'wipe' })).error), /has been installed/);
  assert.deepEqual((await ask({ host: 'r1-02', boot: 'wipe', erase: true })).due, {
    boot: 'wipe',
    step: 1,
    attempt: 1,
  });
  await kill(second);
  const third = await start();
  assert.equal(await given(third), 'wipe');
  await kill(third);
  // It was met: from there the workflow goes on.
  const fourth = await start();
  assert.equal(await given(fourth), 'wipe');
  await report(fourth);
  assert.equal(await given(fourth), 'debian12');
  await kill(fourth);
  assert.equal(diff().action, 'reinstall');
  assert.deepEqual([...first.lines, ...second.lines, ...fourth.lines].flatMap(undocumented), []);
});

test('a port that is taken is said before anything is served', async () => {
  const port = await freeTcpPort();
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve));
  const { exit, stderr } = await (
    await startBoot(built, tree.folder, '--host', 'r1-01', '--api-port', String(port))
  ).ended;
  other.close();
  assert.equal(exit, 3);
  assert.match(stderr, new RegExp(`127\\.0\\.0\\.1:?.*${port}`));
});

test.run();
