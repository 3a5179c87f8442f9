// The options of a subnet as clients that others wrote understand them: every type, the formats of their own, and a long one.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { suite } from 'uvu';
import { cleanUp } from './lab/cleanup.ts';
import { makeFolder } from './lab/folder.ts';
import { makeNetwork } from './lab/netns.ts';
import { Service } from './lab/service.ts';
import { layTree, SERVICE } from './lab/sot.ts';

const test = suite('e2e/dhcp-options');

const LONG = 'abcdefghij'.repeat(30);
const OPTIONS = `dhcp_options:
      - {option: 2, type: int32, value: -3600}
      - {option: 4, type: addresses, value: "198.51.100.7, 198.51.100.8"}
      - {option: 23, type: uint8, value: 77}
      - {option: 26, type: uint16, value: 1400}
      - {option: 35, type: uint32, value: 70000}
      - {option: 43, type: suboptions, value: [{option: 1, type: uint16, value: 772}, {option: 6, type: uint8, value: 8}]}
      - {option: 119, type: string, value: "ams1.example, example, lab.ams1.example"}
      - {option: 121, type: string, value: "10.0.0.0/8 198.51.100.253, 0.0.0.0/0 198.51.100.254"}
      - {option: 224, type: string, value: ${LONG}}
      - {option: 225, type: int8, value: -5}
      - {option: 226, type: int16, value: -300}
    cidr: 198.51.100.0/24`;

const sot = layTree();
const site = join(sot, 'sites/ams1/env.yml');
writeFileSync(site, readFileSync(site, 'utf8').replace('cidr: 198.51.100.0/24', OPTIONS));
const network = makeNetwork(SERVICE);
const service = new Service(network.server, sot, '--host', 'r1-01', '--yes');
test.before(async () => {
  await service.waitFor({ event: 'ready' }, 120);
});
test.after(cleanUp);

/** The variables that a client gives its script when it has an address. */
async function variables(
  mac: string,
  client: (folder: string) => readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const namespace = network.addClient(mac);
  const folder = makeFolder('options');
  const env = join(folder, 'env');
  const script = `#!/bin/sh\ncase "$1$reason" in bound|BOUND) env >${env}.new; mv ${env}.new ${env};; esac\n`;
  writeFileSync(join(folder, 'script'), script, { mode: 0o755 });
  const conf = `option vaq-long code 224 = text;
option vaq-small code 225 = signed integer 8;
option vaq-short code 226 = signed integer 16;
option classless-routes code 121 = array of unsigned integer 8;
send dhcp-max-message-size 1400;
request subnet-mask, time-offset, time-servers, default-ip-ttl, interface-mtu, arp-cache-timeout, vendor-encapsulated-options,
  domain-search, classless-routes, vaq-long, vaq-small, vaq-short;
`;
  writeFileSync(join(folder, 'conf'), conf);
  await execa('ip', ['netns', 'exec', namespace, 'timeout', '20', ...client(folder)], {
    reject: false,
    stdin: 'ignore',
  });
  const lines = readFileSync(env, 'utf8').split('\n');
  return new Map(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
}

function some(
  all: ReadonlyMap<string, string>,
  ...names: readonly string[]
): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(names.map((name) => [name, all.get(name)]));
}

test('udhcpc', async () => {
  const asked = [2, 4, 23, 26, 35, 43, 119, 121, 224, 225, 226].flatMap((code) => ['-O', String(code)]);
  const given = await variables('52:54:00:00:00:01', (folder) => [
    ...'busybox udhcpc -i eth0 -f -n -q -t 5 -T 1'.split(' '),
    ...asked,
    '-s',
    `${folder}/script`,
  ]);
  assert.deepEqual(
    some(given, 'timezone', 'ipttl', 'mtu', 'search', 'staticroutes', 'opt35', 'opt225', 'opt226'),
    {
      // It shows every number without a sign.
      timezone: String(2 ** 32 - 3600),
      ipttl: '77',
      mtu: '1400',
      search: 'ams1.example example lab.ams1.example',
      staticroutes: '10.0.0.0/8 198.51.100.253 0.0.0.0/0 198.51.100.254',
      opt35: '00011170',
      opt225: 'fb',
      opt226: 'fed4',
    },
  );
});

test('dhclient, which takes long packets and joins the parts of a long option', async () => {
  const given = await variables('52:54:00:00:00:02', (folder) => [
    ...'dhclient -4 -1 -d'.split(' '),
    ...[
      '-cf',
      `${folder}/conf`,
      '-lf',
      `${folder}/leases`,
      '-pf',
      `${folder}/pid`,
      '-sf',
      `${folder}/script`,
    ],
    'eth0',
  ]);
  const names = ['time_offset', 'time_servers', 'default_ip_ttl', 'interface_mtu', 'arp_cache_timeout'];
  const more = [
    'domain_search',
    'classless_routes',
    'vaq_long',
    'vaq_small',
    'vaq_short',
    'vendor_encapsulated_options',
  ];
  assert.deepEqual(some(given, ...[...names, ...more].map((name) => `new_${name}`)), {
    new_time_offset: '-3600',
    new_time_servers: '198.51.100.7 198.51.100.8',
    new_default_ip_ttl: '77',
    new_interface_mtu: '1400',
    new_arp_cache_timeout: '70000',
    new_domain_search: 'ams1.example. example. lab.ams1.example.',
    new_classless_routes: '8 10 198 51 100 253 0 198 51 100 254',
    new_vaq_long: LONG,
    new_vaq_small: '-5',
    // It shows two bytes without a sign.
    new_vaq_short: String(2 ** 16 - 300),
    new_vendor_encapsulated_options: '1:2:3:4:6:1:8',
  });
});

test('the service ends cleanly', () => service.stop());

test.run();
