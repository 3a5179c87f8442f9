import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import { cleanUp } from './lab/cleanup.ts';
import { takeAddress, udhcpc } from './lab/client.ts';
import { makeFolder } from './lab/folder.ts';
import { get } from './lab/http.ts';
import { ip } from './lab/namespaces.ts';
import { makeNetwork } from './lab/netns.ts';
import { Service } from './lab/service.ts';
import { INSTALLER_FILES, layTree, SERVICE, SITE } from './lab/sot.ts';
import { VAQ } from './lab/vaq.ts';

const test = suite('e2e/bundle');

const MAC = '52:54:00:00:00:01';
const URL_BASE = 'http://198.51.100.1';

const folder = makeFolder('bundle');
const file = join(folder, 'four.bundle');
const cache = join(folder, 'cache');
const network = makeNetwork(SERVICE);
let service: Service;
let preseed: string;

function vaq(...args: readonly string[]): string {
  return execFileSync(process.execPath, [VAQ, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

test.before(async () => {
  const sot = layTree('four');
  vaq('lock', '--quiet', '--sot', sot);
  const git = ['-C', sot, '-c', 'user.name=Lab', '-c', 'user.email=lab@example.invalid'];
  execFileSync('git', [...git, 'add', 'vaq.lock']);
  execFileSync('git', [...git, 'commit', '--quiet', '--message', 'Lock']);
  vaq('bundle', '--quiet', '--sot', sot, '-o', file);
  // Only the bundle is taken along.
  rmSync(sot, { recursive: true });
  preseed = vaq('preview', 'r1-01', '--kind', 'preseed', '--sot', file);
  service = new Service(network.server, file, '--host', 'r1-01', '--yes', '--offline', '--cache', cache);
  await service.waitFor({ event: 'ready' }, 120);
});
test.after(cleanUp);

test('the service has no way out', () => {
  assert.equal(ip(`-n ${network.server} route show default`), '');
});

test('a machine is installed from the bundle alone', async () => {
  const client = network.addClient(MAC);
  const lease = await udhcpc(client);
  assert.deepEqual(lease, { address: '198.51.100.11', ...SITE });
  takeAddress(client, lease!);
  const script = await get(client, `${URL_BASE}/ipxe?mac=${MAC.replaceAll(':', '-')}`);
  assert.match(script.body, /^# ams1\/r1-01, boot debian12$/m);
  for (const [path, source] of Object.entries(INSTALLER_FILES)) {
    const command = `curl --silent --fail --max-time 60 ${URL_BASE}/files/${path} | cmp - ${source}`;
    execFileSync('ip', ['netns', 'exec', client, 'sh', '-c', command], { stdio: 'inherit' });
  }
  const config = await get(client, `${URL_BASE}/config/${MAC.replaceAll(':', '-')}`);
  assert.deepEqual(config, { status: 200, body: preseed });
  const [unpacked] = readdirSync(cache);
  const program = join(cache, unpacked!, 'programs/undionly.kpxe');
  const command = `curl --silent --fail --max-time 60 ${URL_BASE}/files/vaq/undionly.kpxe | cmp - ${program}`;
  execFileSync('ip', ['netns', 'exec', client, 'sh', '-c', command], { stdio: 'inherit' });
});

test('when the service has ended, nothing that was unpacked is left', async () => {
  await service.stop();
  assert.deepEqual(readdirSync(cache), []);
});

test.run();
