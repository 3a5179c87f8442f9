// Two networks are attached: only those that are named with --interface see a packet, and each host the address of its own.
import assert from 'node:assert/strict';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { suite } from 'uvu';
import { cleanUp } from './lab/cleanup.ts';
import { takeAddress, udhcpc } from './lab/client.ts';
import { addNamespace, ip } from './lab/namespaces.ts';
import { makeNetwork } from './lab/netns.ts';
import { Service } from './lab/service.ts';
import { layTree, SERVICE } from './lab/sot.ts';

const test = suite('e2e/dhcp-interfaces');
test.after(cleanUp);

const IN_A = '52:54:00:00:00:01';
const IN_B = '52:54:00:00:0b:01';

/** The four equal hosts in one network, and one host in another that has an address of the service of its own. */
function layTwoNetworks(): string {
  const sot = layTree('four');
  const env = join(sot, 'sites/ams1/env.yml');
  const second =
    'subnets:\n  - {id: b, cidr: 203.0.113.0/24, service_addr: 203.0.113.1, gateway: 203.0.113.254, dns: [203.0.113.53], ntp: [203.0.113.53], domain_name: b.example}\n';
  writeFileSync(env, readFileSync(env, 'utf8').replace('subnets:\n', second));
  appendFileSync(
    join(sot, 'sites/ams1/b.yml'),
    `{name: in-b, workflow: debian12, metadata: {disk: /dev/vda}, interfaces: [{type: physical, name: eth0, mac: "${IN_B}", ipv4: 203.0.113.11}]}\n`,
  );
  return sot;
}

const network = makeNetwork(SERVICE);
const { server } = network;
const far = addNamespace('far');
ip(`link add eth1 netns ${server} type veth peer name eth0 netns ${far}`);
// The kernel itself says nothing on this wire, so that whatever is counted is ours.
ip(`netns exec ${server} sh -c`, 'echo 1 >/proc/sys/net/ipv6/conf/eth1/disable_ipv6 2>/dev/null || true');
ip(`-n ${server} link set eth1 up`);
ip(`-n ${server} addr add 203.0.113.1/24 dev eth1`);
ip(`-n ${far} link set eth0 up`);
for (const [namespace, name] of [
  [server, 'eth1'],
  [far, 'eth0'],
] as const)
  ip(`netns exec ${namespace} ethtool -K ${name} tx off`);

const sot = layTwoNetworks();

/** The packets that have left through the second interface. */
function sentToB(): number {
  const [link] = JSON.parse(ip(`-n ${server} -s -j link show eth1`));
  return link.stats64.tx.packets;
}

/** What a client of the second network with this MAC is given. */
function askFromB(mac: string): ReturnType<typeof udhcpc> {
  ip(`-n ${far} link set eth0 address ${mac}`);
  return udhcpc(far);
}

test('with one of two networks named, not one packet leaves through the other', async () => {
  const service = new Service(server, sot, '--host', 'r1-01', '--yes', '--state', join(sot, '.vaq-one'));
  await service.waitFor({ event: 'ready' }, 120);
  const before = sentToB();
  assert.equal((await udhcpc(network.addClient(IN_A)))?.address, '198.51.100.11');
  for (const mac of [IN_A, IN_B, '52:54:00:00:99:09']) assert.equal(await askFromB(mac), null, mac);
  assert.equal(sentToB(), before);
  console.log(`${service.having({ event: 'dhcp' }).length} packets of DHCP to one network, 0 to the other`);
  assert.deepEqual(service.having({ mac: IN_B }), [], 'it is not even heard');
  await service.stop();
});

/** What curl gets from a URL inside a namespace, or null where nobody answers. */
function fetched(namespace: string, url: string): string | null {
  try {
    return ip(`netns exec ${namespace} curl --silent --max-time 3`, url);
  } catch {
    return null;
  }
}

/** The packets that reach a namespace while something is done, but for what the kernel itself refuses a connection with. */
async function heardWhile(namespace: string, act: () => void): Promise<readonly string[]> {
  const filter = 'udp or (tcp and tcp[13] & 4 = 0)';
  const command = ['netns', 'exec', namespace, 'tcpdump', '-i', 'eth0', '-n', '-l', '-Q', 'in', filter];
  const tcpdump = execa('ip', command, { reject: false, stdin: 'ignore' });
  await new Promise<void>((resolve) => {
    tcpdump.stderr.on('data', (text) => /listening on/.test(String(text)) && resolve());
  });
  act();
  await new Promise((resolve) => setTimeout(resolve, 500));
  tcpdump.kill('SIGINT');
  return (await tcpdump).stdout.split('\n').filter(Boolean);
}

test('over TFTP and HTTP, too, nothing leaves through the network that was not named', async () => {
  ip(`-n ${far} addr add 203.0.113.50/24 dev eth0`);
  ip(`-n ${far} route add 198.51.100.0/24 via 203.0.113.1`);
  const near = network.addClient('52:54:00:00:99:0a');
  ip(`-n ${near} addr add 198.51.100.77/24 dev eth0`);
  const service = new Service(server, sot, '--host', 'r1-01', '--yes', '--state', join(sot, '.vaq-http'));
  await service.waitFor({ event: 'ready' }, 120);
  const urls = ['http', 'tftp'].flatMap((scheme) => [
    `${scheme}://198.51.100.1/${scheme === 'tftp' ? 'autoexec' : 'boot'}.ipxe`,
  ]);
  const answers: (string | null)[] = [];
  const leaked = await heardWhile(far, () => {
    for (const url of urls)
      answers.push(fetched(far, url), fetched(far, url.replace('198.51.100.1', '203.0.113.1')));
  });
  assert.deepEqual(answers, [null, null, null, null]);
  assert.deepEqual(leaked, []);
  for (const namespace of [near, server])
    for (const url of urls) assert.match(fetched(namespace, url) ?? '', /^#!ipxe\n/, `${namespace} ${url}`);
  await service.stop();
  ip(`-n ${far} addr flush dev eth0`);
});

test('with both named, each host is answered on its own, with the address that the service has there', async () => {
  const state = join(sot, '.vaq-both');
  const service = new Service(
    server,
    sot,
    '--interface',
    'eth1',
    '--host',
    'r1-02',
    '--yes',
    '--state',
    state,
  );
  await service.waitFor({ event: 'ready' }, 120);
  assert.equal(await askFromB('52:54:00:00:00:02'), null, 'the host of another network');
  await service.waitFor({ event: 'dhcp', mac: '52:54:00:00:00:02', reply: null }, 5);
  const lease = await askFromB(IN_B);
  assert.equal(lease?.address, '203.0.113.11');
  takeAddress(far, lease!);
  const fetched = (host: string): string =>
    ip(`netns exec ${far} busybox wget -q -O -`, `http://${host}/boot.ipxe`);
  assert.match(fetched('203.0.113.1'), /http:\/\/203\.0\.113\.1\/ipxe\?/);
  const client = network.addClient('52:54:00:00:00:02');
  const near = await udhcpc(client);
  assert.equal(near?.address, '198.51.100.12');
  takeAddress(client, near!);
  assert.match(
    ip(`netns exec ${client} busybox wget -q -O -`, 'http://198.51.100.1/ipxe?mac=52-54-00-00-00-02'),
    /http:\/\/198\.51\.100\.1\//,
  );
  await service.stop();
});

test.run();
