// Other DHCP servers in the network: they are looked for before the first packet is answered, and heard of afterwards.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { suite } from 'uvu';
import { atEnd, cleanUp } from './lab/cleanup.ts';
import { udhcpc } from './lab/client.ts';
import { makeFolder } from './lab/folder.ts';
import { ip } from './lab/namespaces.ts';
import { makeNetwork, type Network } from './lab/netns.ts';
import { Service } from './lab/service.ts';
import { layTree, SERVICE } from './lab/sot.ts';
import { startUdhcpd } from './lab/udhcpd.ts';
import { VAQ } from './lab/vaq.ts';

const test = suite('e2e/dhcp-others');
test.after.each(cleanUp);

const HOST = ['--host', 'r1-01', '--yes'] as const;

/** dnsmasq on `eth0` of a namespace of its own, which gets the address; resolves when it listens. */
async function startDnsmasq(network: Network, address: string, ...options: readonly string[]): Promise<void> {
  const namespace = network.addClient('52:54:00:00:99:fd');
  ip(`-n ${namespace} addr add ${address}/24 dev eth0`);
  const leases = `--dhcp-leasefile=${makeFolder('dnsmasq')}/leases`;
  const fixed = [
    '--conf-file=/dev/null',
    '--no-daemon',
    '--user=root',
    '--port=0',
    '--interface=eth0',
    leases,
  ];
  const child = spawn('ip', ['netns', 'exec', namespace, 'dnsmasq', ...fixed, ...options], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  atEnd(() => child.kill('SIGKILL'));
  await new Promise<void>((resolve, reject) => {
    child.stderr.on('data', (text) => /sockets bound|DHCP, /.test(String(text)) && resolve());
    child.on('close', () => reject(new Error('dnsmasq has ended')));
  });
}

/** How a `vaq boot` ends that does not begin to serve. */
async function refused({ server }: Network, sot: string): Promise<readonly [exit: unknown, message: string]> {
  const boot = [VAQ, 'boot', '--sot', sot, '--interface', 'eth0', '--log', 'json', ...HOST];
  const { exitCode, stderr } = await execa('ip', ['netns', 'exec', server, process.execPath, ...boot], {
    reject: false,
    stdin: 'ignore',
    timeout: 60_000,
  });
  return [exitCode, stderr];
}

function inProxyMode(): string {
  const sot = layTree();
  const env = join(sot, 'sites/ams1/env.yml');
  writeFileSync(env, readFileSync(env, 'utf8').replace('service:\n', 'service:\n  dhcp_mode: proxy\n'));
  return sot;
}

/** What the service says of others by now. */
function others(service: Service): readonly string[] {
  return service.having({ event: 'other-server' }).map(({ message }) => message);
}

test('in server mode, a server that offers addresses and boots keeps it from serving, unless it is forced', async () => {
  const network = makeNetwork(SERVICE);
  const range = '--dhcp-range=198.51.100.200,198.51.100.220,1h';
  await startDnsmasq(network, '198.51.100.254', range, '--dhcp-boot=pxelinux.0,tftp.example,198.51.100.9');
  const sot = layTree();
  const [exit, message] = await refused(network, sot);
  assert.equal(exit, 3, message);
  assert.match(
    message,
    /^vaq: another DHCP server answers on eth0, 198\.51\.100\.254, which offers 198\.51\.100\.2\d\d and boots pxelinux\.0 from 198\.51\.100\.9; a machine would take whichever is first: stop it, or stand beside it with --dhcp proxy \(or `service\.dhcp_mode: proxy`\), or serve all the same with --force$/,
  );
  const service = new Service(network.server, sot, ...HOST, '--force');
  await service.waitFor({ event: 'other-server' }, 30);
  await service.stop();
  assert.equal(others(service).length, 1);
  assert.match(
    service.talk,
    /^other DHCP {7}on eth0: 198\.51\.100\.254, which offers 198\.51\.100\.2\d\d and boots pxelinux\.0 from 198\.51\.100\.9$/m,
  );
});

test('a server that pings an address before it offers it is waited for', async () => {
  const network = makeNetwork(SERVICE);
  const other = network.addClient('52:54:00:00:99:fe');
  startUdhcpd(other, '198.51.100.254', '198.51.100.200', '198.51.100.200');
  const [exit, message] = await refused(network, layTree());
  assert.equal(exit, 3, message);
  assert.match(message, /on eth0, 198\.51\.100\.254, which offers 198\.51\.100\.200; a machine/);
});

test('in proxy mode, who gives the addresses is named, and another boot server is warned of', async () => {
  const network = makeNetwork(SERVICE);
  startUdhcpd(network.addClient('52:54:00:00:99:fe'), '198.51.100.254', '198.51.100.200', '198.51.100.220');
  await startDnsmasq(
    network,
    '198.51.100.253',
    '--dhcp-range=198.51.100.0,proxy',
    '--pxe-service=x86PC,Start,pxelinux',
  );
  const service = new Service(network.server, inProxyMode(), ...HOST);
  await service.waitFor({ event: 'ready' }, 120);
  await service.stop();
  const said = service.talk.split('\n').filter((line) => line.startsWith('other DHCP'));
  assert.deepEqual(said.map((line) => line.replace(/198\.51\.100\.2(?:[01]\d|20)/, 'ADDRESS')).sort(), [
    'other DHCP       on eth0: 198.51.100.253, which is a ProxyDHCP server',
    'other DHCP       on eth0: 198.51.100.254, which offers ADDRESS',
    'other DHCP       warning: 198.51.100.253 on eth0 answers machines that boot too: one may start what it says',
  ]);
});

test('in proxy mode, that nobody gives addresses is said', async () => {
  const network = makeNetwork(SERVICE);
  const service = new Service(network.server, inProxyMode(), ...HOST);
  await service.waitFor({ event: 'ready' }, 120);
  await service.stop();
  assert.match(
    service.talk,
    /^other DHCP {7}none answers on eth0\nother DHCP {7}warning: nobody gives addresses on eth0, and proxy mode does not either$/m,
  );
});

test('two vaqs hear of each other, and of a server that a machine has chosen', async () => {
  const network = makeNetwork(SERVICE);
  const first = new Service(network.server, layTree(), ...HOST);
  await first.waitFor({ event: 'ready' }, 120);
  const colleague = network.addClient('52:54:00:00:99:02');
  ip(`-n ${colleague} addr add 198.51.100.2/24 dev eth0`);
  const second = new Service(colleague, layTree(), ...HOST, '--addr', '198.51.100.2');
  const looks = 'another vaq on eth0, 198.51.100.2, looks for DHCP servers: it serves there, or is about to';
  await first.waitFor({ event: 'other-server', message: looks }, 30);
  await second.waitFor({ event: 'ready' }, 120);
  // What each of them broadcasts to a machine of both, the other hears.
  const lease = await udhcpc(network.addClient('52:54:00:00:00:02'));
  assert.equal(lease?.address, '198.51.100.12');
  // By its OFFER or by the REQUEST that names it, whichever is read first.
  await second.waitFor({ event: 'other-server' }, 10);
  assert.deepEqual(first.having({ event: 'unknown-client' }), [], 'a probe is no machine');
  await first.stop();
  await second.stop();
  assert.match(
    others(second).join('\n'),
    /^another DHCP server on eth0: 198\.51\.100\.1(?:, which offers 198\.51\.100\.12)?$/,
  );
  assert.deepEqual(
    others(first).map((line) => line.split(', which')[0]),
    [looks, 'another DHCP server on eth0: 198.51.100.2'],
  );
});

test.run();
