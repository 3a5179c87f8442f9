import assert from 'node:assert/strict';
import { suite } from 'uvu';
import type { Interfaces } from '../../../src/boot/preflight/interface.ts';
import { choosePlaces, type PlacesWish } from '../../../src/boot/preflight/places.ts';
import { loadTree } from '../../../src/sot/load.ts';
import { buildModel } from '../../../src/sot/model/build.ts';
import { fixtureFiles, memorySource } from '../../support/memory-source.ts';

const test = suite('boot/preflight/places');

const INTERFACES = {
  lo: [{ address: '127.0.0.1', family: 'IPv4' }],
  eth0: [{ address: '198.51.100.1', family: 'IPv4' }],
  eth1: [
    { address: '203.0.113.1', family: 'IPv4' },
    { address: '192.0.2.77', family: 'IPv4' },
    { address: '2001:db8::1', family: 'IPv6' },
  ],
  eth2: [{ address: '192.0.2.78', family: 'IPv4' }],
} as unknown as Interfaces;

function host(name: string, last: number, subnet: string): string {
  return `---\n{name: ${name}, workflow: debian, metadata: {disk: /dev/vda}, interfaces: [{type: physical, name: a, mac: "52:54:00:00:00:${last}", ipv4: ${subnet}.${last}}]}\n`;
}

/** One host in each of two networks; what is stated of the service in the site, and in the second network. */
async function choose(wish: Partial<PlacesWish>, service: string, second: string): Promise<unknown> {
  const env = `id: ams1\nname: A\nservice: {${service}}\nsubnets:\n  - {id: a, cidr: 198.51.100.0/24}\n  - {id: b, cidr: 203.0.113.0/24${second}}\nmetadata: {timezone: Etc/UTC}\n`;
  const rack = `${host('in-a', 11, '198.51.100')}${host('in-b', 12, '203.0.113')}`;
  const files = new Map([...fixtureFiles('minimal')].filter(([path]) => !path.startsWith('sites/')));
  const { tree } = await loadTree(
    memorySource(new Map([...files, ['sites/ams1/env.yml', env], ['sites/ams1/rack.yml', rack]])),
  );
  const { model } = buildModel(tree);
  const site = model.sites[0]!;
  const chosen = choosePlaces(INTERFACES, { names: [], addr: null, hosts: model.hosts, site, ...wish });
  if (!chosen.ok) return chosen.message;
  const { places, placeOf } = chosen.value;
  assert.deepEqual(new Set(places), new Set(placeOf.values()));
  return Object.fromEntries(
    [...placeOf].map(([label, place]) => [label, `${place.address} on ${place.interfaceName}`]),
  );
}

const A = { 'ams1/in-a': '198.51.100.1 on eth0' };
const BOTH = { ...A, 'ams1/in-b': '203.0.113.1 on eth1' };
const BY_SUBNET = ', service_addr: 203.0.113.1';

const ROWS: readonly (readonly [
  what: string,
  wish: Partial<PlacesWish>,
  service: string,
  second: string,
  expected: unknown,
])[] = [
  ['an address for each subnet', {}, 'addr: 198.51.100.1', BY_SUBNET, BOTH],
  ['both interfaces by name', { names: ['eth0', 'eth1'] }, 'addr: 198.51.100.1', BY_SUBNET, BOTH],
  ['one interface leaves the other’s hosts out', { names: ['eth0'] }, 'addr: 198.51.100.1', BY_SUBNET, A],
  [
    'one address that all hosts reach through routers',
    {},
    'addr: 198.51.100.1',
    '',
    { ...A, 'ams1/in-b': '198.51.100.1 on eth0' },
  ],
  [
    'an address that is not where a host stands',
    { names: ['eth0', 'eth1'] },
    'addr: 198.51.100.1',
    '',
    'hosts of the subnet `b` stand on the interface `eth1`, and would be told the address 198.51.100.1, which is on `eth0`; give the subnet `service_addr: 203.0.113.1`',
  ],
  ['nothing stated, but interfaces named', { names: ['eth0', 'eth1'] }, 'http_port: 80', '', BOTH],
  [
    'nothing stated, nothing named',
    {},
    'http_port: 80',
    '',
    'the source of truth states no address for the service; give `service.addr` in env.yml, or --addr',
  ],
  [
    'one address for all hosts',
    { addr: '192.0.2.77' },
    'addr: 198.51.100.1',
    BY_SUBNET,
    { 'ams1/in-a': '192.0.2.77 on eth1', 'ams1/in-b': '192.0.2.77 on eth1' },
  ],
  [
    'one address, and several interfaces',
    { addr: '192.0.2.77', names: ['eth0', 'eth1'] },
    'addr: 198.51.100.1',
    '',
    '--addr is one address, for all hosts; with several --interface, give each subnet `service_addr`',
  ],
  [
    'an interface that does not exist',
    { names: ['eth0', 'eth9'] },
    'addr: 198.51.100.1',
    BY_SUBNET,
    'there is no interface `eth9` with an address; did you mean `eth0`?',
  ],
  [
    'an interface without the address',
    { names: ['eth0', 'eth2'] },
    'addr: 198.51.100.1',
    BY_SUBNET,
    'the interface `eth2` does not have the address 198.51.100.1 of the service (it has 192.0.2.78); add it (ip addr add 198.51.100.1/24 dev eth2), or give --addr',
  ],
];
for (const [what, wish, service, second, expected] of ROWS) {
  test(what, async () => assert.deepEqual(await choose(wish, service, second), expected));
}

test.run();
