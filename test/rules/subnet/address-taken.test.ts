import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { addressTaken } from '../../../src/rules/subnet/address-taken.ts';
import { type Changes, hostYaml } from '../../sot/sample.ts';
import { ruled } from '../ruled.ts';

const test = suite('rules/subnet/address-taken');
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

test('a host has neither the address of the service nor that of its gateway', async () => {
  const table: readonly (readonly [Changes, ...string[]])[] = [
    [
      { 'sites/ams1/rack1.yml': at('198.51.100.1') },
      'sites/ams1/rack1.yml:6:11-6:23 error subnet/address-taken: 198.51.100.1 is the address of the service; give the host another, or state `never_provision: true` if it is the machine that runs vaq | hosts ams1/r1-01 | the service sites/ams1/env.yml:4:9',
    ],
    [
      {
        'sites/ams1/env.yml': env(['id: rack1, cidr: 198.51.100.0/24, gateway: 198.51.100.1']),
        'sites/ams1/rack1.yml': at('198.51.100.1'),
      },
      'sites/ams1/rack1.yml:6:11-6:23 warning subnet/address-taken: 198.51.100.1 is the gateway of the subnet `rack1`; while the host is installed, the others have no router | hosts ams1/r1-01 | the gateway sites/ams1/env.yml:4:50',
    ],
    [
      {
        'sites/ams1/env.yml': env([
          'id: rack1, cidr: 198.51.100.0/24',
          'id: rack2, cidr: 203.0.113.0/24, service_addr: 203.0.113.2',
        ]),
        'sites/ams1/rack1.yml': at('203.0.113.2', 'rack2'),
      },
      'sites/ams1/rack1.yml:6:11-6:22 error subnet/address-taken: 203.0.113.2 is the address of the service; give the host another, or state `never_provision: true` if it is the machine that runs vaq | hosts ams1/r1-01 | the service sites/ams1/env.yml:5:54',
    ],
  ];
  for (const [changes, ...expected] of table) {
    assert.deepEqual(await ruled(addressTaken, changes), expected, JSON.stringify(changes));
  }
});

test('the machine that runs vaq is a host that is never installed', async () => {
  const changes = { 'sites/ams1/rack1.yml': `${at('198.51.100.1')}never_provision: true\n` };
  assert.deepEqual(await ruled(addressTaken, changes), []);
});

test('the service and the gateway of another site or subnet are no obstacle', async () => {
  const changes = {
    'sites/fra1/env.yml': env(['id: rack1, cidr: 198.51.100.0/24']).replace('ams1', 'fra1'),
    'sites/fra1/rack1.yml': at('198.51.100.1'),
  };
  assert.deepEqual(await ruled(addressTaken, changes), []);
  assert.deepEqual(await ruled(addressTaken), []);
});

test.run();
