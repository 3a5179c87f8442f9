import assert from 'node:assert/strict';
import { suite } from 'uvu';
import type { Interfaces } from '../../../src/boot/preflight/interface.ts';
import {
  chooseVenue,
  type Outcome,
  urlAt,
  urlOf,
  type Venue,
  type VenueRequest,
} from '../../../src/boot/preflight/venue.ts';
import type { Opened } from '../../../src/pipeline/open.ts';
import { loadTree } from '../../../src/sot/load.ts';
import { buildModel } from '../../../src/sot/model/build.ts';
import { fixtureFiles, memorySource } from '../../support/memory-source.ts';

const test = suite('boot/preflight/venue');

const ENV = fixtureFiles('minimal').get('sites/ams1/env.yml')!;
const NOTHING: VenueRequest = {
  site: null,
  interfaceNames: [],
  addr: null,
  httpPort: null,
  dhcp: null,
  hosts: [],
};
const INTERFACES = {
  lo: [{ address: '127.0.0.1', family: 'IPv4' }],
  eth0: [{ address: '198.51.100.1', family: 'IPv4' }],
} as unknown as Interfaces;
const FRANKFURT = {
  'sites/fra1/env.yml': 'id: fra1\nname: Frankfurt 1\nsubnets: [{id: a, cidr: 203.0.113.0/24}]\n',
};

/** The venue of the minimal fixture with other texts in it. */
async function choose(
  request: Partial<VenueRequest> = {},
  texts: Readonly<Record<string, string>> = {},
): Promise<Outcome<Venue>> {
  const { tree, diagnostics } = await loadTree(
    memorySource(new Map([...fixtureFiles('minimal'), ...Object.entries(texts)])),
  );
  const { model } = buildModel(tree);
  const opened: Opened = { root: '/nowhere', tree, model, diagnostics, bundle: null };
  return chooseVenue(opened, { ...NOTHING, ...request }, INTERFACES);
}

test('the only site is served, on the interface that has its address', async () => {
  const venue = await choose();
  assert.ok(venue.ok);
  const { site, hosts, placeOf, ...rest } = venue.value;
  const [place] = rest.places;
  assert.deepEqual(
    [...placeOf],
    [
      ['ams1/r1-01', place],
      ['ams1/r1-02', place],
    ],
  );
  assert.equal(site.id, 'ams1');
  assert.deepEqual(
    hosts.map(({ label }) => label),
    ['ams1/r1-01', 'ams1/r1-02'],
  );
  assert.deepEqual(rest, {
    elsewhere: [],
    named: new Set(),
    places: [{ interfaceName: 'eth0', address: '198.51.100.1', networks: ['198.51.100.1'] }],
    httpPort: 80,
    dhcp: 'server',
  });
});

test('what the command line says comes first', async () => {
  const venue = await choose({
    site: 'ams1',
    interfaceNames: ['lo'],
    addr: '127.0.0.1',
    httpPort: 8080,
    hosts: ['*-02'],
  });
  assert.ok(venue.ok);
  const { site: _, hosts, placeOf: __, ...rest } = venue.value;
  assert.equal(hosts.length, 2, 'who is not named is served too, with an address');
  assert.deepEqual(rest, {
    elsewhere: [],
    named: new Set(['ams1/r1-02']),
    // No network of the site: whoever is heard there may stand anywhere.
    places: [{ interfaceName: 'lo', address: '127.0.0.1', networks: [] }],
    httpPort: 8080,
    dhcp: 'server',
  });
});

test('the site says the port and whether DHCP is ours', async () => {
  const env = ENV.replace('service:\n', 'service:\n  http_port: 8081\n  dhcp_mode: "off"\n');
  const venue = await choose({}, { 'sites/ams1/env.yml': env });
  assert.ok(venue.ok);
  assert.deepEqual([urls(venue.value), venue.value.dhcp], [['http://198.51.100.1:8081'], 'off']);
});

function urls({ places, httpPort }: Venue): readonly string[] {
  return places.map((place) => urlAt(place, httpPort));
}

const SUBNET_B = '  - {id: b, cidr: 203.0.113.0/24, service_addr: 203.0.113.1}\n';
const HOST_B =
  '{name: b, workflow: debian, metadata: {disk: /dev/vda}, interfaces: [{type: physical, name: a, mac: "52:54:00:00:00:0b", ipv4: 203.0.113.2}]}\n';

const TWO = { 'sites/ams1/env.yml': `${ENV}${SUBNET_B}`, 'sites/ams1/b.yml': HOST_B };

test('what the command line says of DHCP goes before the mode of the site', async () => {
  const modes: (string | null)[] = [];
  for (const dhcp of ['proxy', 'off', 'server'] as const) {
    const venue = await choose({ dhcp });
    modes.push(venue.ok ? venue.value.dhcp : null);
  }
  assert.deepEqual(modes, ['proxy', 'off', 'server']);
  const site = { 'sites/ams1/env.yml': ENV.replace('  addr:', '  dhcp_mode: proxy\n  addr:') };
  const venue = await choose({}, site);
  assert.equal(venue.ok && venue.value.dhcp, 'proxy');
});

const REFUSED: readonly (readonly [
  what: string,
  Partial<VenueRequest>,
  Readonly<Record<string, string>>,
  exit: 'usage' | 'couldNot',
  message: string,
])[] = [
  ['several sites', {}, FRANKFURT, 'usage', 'there are several sites; say which with --site: ams1, fra1'],
  ['an unknown site', { site: 'ams2' }, {}, 'usage', 'the site `ams2` does not exist; there are ams1'],
  ['an unknown host', { hosts: ['r1-03'] }, {}, 'usage', 'no host is called `r1-03`; did you mean `r1-01`?'],
  ['a site without hosts', { site: 'fra1' }, FRANKFURT, 'couldNot', 'the site `fra1` has no hosts'],
  [
    'no address',
    {},
    { 'sites/ams1/env.yml': ENV.replace('  addr: 198.51.100.1\n', '  http_port: 80\n') },
    'couldNot',
    'the source of truth states no address for the service; give `service.addr` in env.yml, or --addr',
  ],
  [
    'an address of nobody',
    { addr: '192.0.2.1' },
    {},
    'couldNot',
    'no interface has the address 192.0.2.1 of the service; add it (ip addr add 192.0.2.1/24 dev eth0), or give --addr',
  ],
  [
    'addresses that no host has',
    { dhcp: 'server' },
    {
      'sites/ams1/env.yml': ENV.replace('  addr:', '  dhcp_mode: proxy\n  addr:'),
      'sites/ams1/c.yml':
        '{name: c, workflow: debian, metadata: {disk: /dev/vda}, interfaces: [{type: physical, name: a, mac: "52:54:00:00:00:0c", subnet: rack1}]}\n',
    },
    'couldNot',
    '--dhcp server gives addresses, and ams1/c has no `ipv4` in the source of truth: write it there, or leave out --dhcp',
  ],
  [
    'a host that would reach the service elsewhere',
    { hosts: ['b'] },
    TWO,
    'couldNot',
    'the address by which ams1/b would reach the service is on no interface that is served; give the interface by --interface, or --addr',
  ],
];

for (const [what, request, texts, exit, message] of REFUSED) {
  test(`${what} is refused`, async () => {
    assert.deepEqual(await choose(request, texts), { ok: false, exit, message });
  });
}

test('of several addresses, one can be chosen', async () => {
  const texts = TWO;
  const venue = await choose({ addr: '198.51.100.1' }, texts);
  assert.ok(venue.ok);
  assert.deepEqual(urls(venue.value), ['http://198.51.100.1']);
  assert.equal(urlOf(venue.value, venue.value.hosts[0]!), 'http://198.51.100.1');
});

test('who reaches the service by another address than these is known, and not served', async () => {
  const venue = await choose({}, TWO);
  assert.ok(venue.ok);
  const labels = (hosts: Venue['hosts']): readonly string[] => hosts.map(({ label }) => label);
  assert.deepEqual(labels(venue.value.hosts), ['ams1/r1-01', 'ams1/r1-02']);
  assert.deepEqual(labels(venue.value.elsewhere), ['ams1/b']);
});

test.run();
