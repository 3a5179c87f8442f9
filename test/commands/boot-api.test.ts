import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { suite } from 'uvu';
import { type BuiltVaq, buildVaq } from '../diagnostics/built-vaq.ts';
import { freeTcpPort } from '../support/free-port.ts';
import { startBoot } from './served.ts';
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
