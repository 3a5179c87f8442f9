import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { addressOutside } from '../../../src/rules/subnet/address-outside.ts';
import { ruled } from '../ruled.ts';

const test = suite('rules/subnet/address-outside');

const RACK1 = 'sites/ams1/rack1.yml';
const ENV = 'sites/ams1/env.yml';
const host = (...interfaces: readonly string[]): string =>
  `name: a\nworkflow: debian\ninterfaces:\n${interfaces.map((text) => `  - { ${text} }\n`).join('')}`;
const env = (more: string): string =>
  `id: ams1\nsubnets:\n  - id: rack1\n    cidr: 198.51.100.64/26\n    ${more}\n`;

test('an address lies inside the subnet that is stated for it; a BMC’s may lie elsewhere', async () => {
  const text = host(
    'type: physical, subnet: rack1, ipv4: 198.51.100.63',
    'type: physical, subnet: rack1, ipv4: 198.51.100.64',
    'type: bond, subnet: rack1, ipv4: 198.51.100.127',
    'type: bmc, subnet: rack1, ipv4: 198.51.100.128',
    'type: physical, subnet: rack1, ipv4: 198.51.100.300',
    'type: physical, subnet: rack1',
  );
  const end = ` | hosts ams1/a | the subnet ${ENV}:4:11`;
  assert.deepEqual(await ruled(addressOutside, { [RACK1]: text, [ENV]: env('vlan: 2') }), [
    `${RACK1}:4:44-4:57 error subnet/address-outside: 198.51.100.63 lies outside the subnet \`rack1\`, 198.51.100.64/26${end}`,
    `${RACK1}:7:39-7:53 warning subnet/address-outside: 198.51.100.128 lies outside the subnet \`rack1\`, 198.51.100.64/26${end}`,
  ]);
});

test('a gateway lies inside its subnet', async () => {
  const table = [
    ['gateway: 198.51.100.65', []],
    ['gateway: 198.51.100', []],
    [
      'gateway: 198.51.100.1',
      [
        `${ENV}:5:14-5:26 error subnet/address-outside: the gateway 198.51.100.1 lies outside the subnet \`rack1\`, 198.51.100.64/26`,
      ],
    ],
  ] as const;
  for (const [more, expected] of table) {
    assert.deepEqual(await ruled(addressOutside, { [RACK1]: null, [ENV]: env(more) }), expected, more);
  }
});

test.run();
