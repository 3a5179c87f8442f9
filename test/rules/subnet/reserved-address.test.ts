import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { reservedAddress } from '../../../src/rules/subnet/reserved-address.ts';
import { type Changes, hostYaml } from '../../sot/sample.ts';
import { ruled } from '../ruled.ts';

const test = suite('rules/subnet/reserved-address');
const env = (subnets: readonly string[], service = '{ addr: 198.51.100.2 }'): string =>
  `id: ams1
service: ${service}
subnets:
${subnets
  .map(
    (subnet) => `  - { ${subnet} }
`,
  )
  .join('')}`;
const at = (ipv4: string, subnet = 'rack1'): string =>
  hostYaml({ iface: ['mac: 52:54:00:00:00:01', `subnet: ${subnet}`, `ipv4: ${ipv4}`] });

test('the lowest and the highest address of a subnet are no machine’s', async () => {
  const table: readonly (readonly [Changes, ...string[]])[] = [
    [
      { 'sites/ams1/rack1.yml': at('198.51.100.0') },
      'sites/ams1/rack1.yml:6:11-6:23 error subnet/reserved-address: 198.51.100.0 is the network address of the subnet `rack1`, 198.51.100.0/24; no machine can have it | hosts ams1/r1-01 | the subnet sites/ams1/env.yml:7:11',
    ],
    [
      { 'sites/ams1/rack1.yml': at('198.51.100.255') },
      'sites/ams1/rack1.yml:6:11-6:25 error subnet/reserved-address: 198.51.100.255 is the broadcast address of the subnet `rack1`, 198.51.100.0/24; no machine can have it | hosts ams1/r1-01 | the subnet sites/ams1/env.yml:7:11',
    ],
    [
      {
        'sites/ams1/env.yml': env([
          'id: rack1, cidr: 198.51.100.77/30, gateway: 198.51.100.79, service_addr: 198.51.100.76',
        ]),
        'sites/ams1/rack1.yml': at('198.51.100.78'),
      },
      'sites/ams1/env.yml:4:51-4:64 error subnet/reserved-address: 198.51.100.79 is the broadcast address of the subnet `rack1`, 198.51.100.76/30; no machine can have it',
      'sites/ams1/env.yml:4:80-4:93 error subnet/reserved-address: 198.51.100.76 is the network address of the subnet `rack1`, 198.51.100.76/30; no machine can have it',
    ],
  ];
  for (const [changes, ...expected] of table) {
    assert.deepEqual(await ruled(reservedAddress, changes), expected, JSON.stringify(changes));
  }
});

test('a network of two addresses or one reserves none', async () => {
  for (const [cidr, ipv4] of [
    ['198.51.100.8/31', '198.51.100.8'],
    ['198.51.100.8/31', '198.51.100.9'],
    ['198.51.100.8/32', '198.51.100.8'],
    ['198.51.100.8/30', '198.51.100.9'],
  ] as const) {
    const changes = {
      'sites/ams1/env.yml': env([`id: rack1, cidr: ${cidr}, gateway: ${ipv4}`]),
      'sites/ams1/rack1.yml': at(ipv4),
    };
    assert.deepEqual(await ruled(reservedAddress, changes), [], `${ipv4} in ${cidr}`);
  }
  assert.deepEqual(await ruled(reservedAddress), []);
});

test.run();
