import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { overlap } from '../../../src/rules/subnet/overlap.ts';
import type { Changes } from '../../sot/sample.ts';
import { ruled } from '../ruled.ts';

const test = suite('rules/subnet/overlap');
const subnets = (...all: readonly string[]): Changes => ({
  'sites/ams1/env.yml': `id: ams1
subnets:
${all
  .map(
    (subnet) => `  - { ${subnet} }
`,
  )
  .join('')}`,
});

test('two subnets of a site share no address; one that shares some with several is said once', async () => {
  const table: readonly (readonly [Changes, ...string[]])[] = [
    [
      subnets('id: a, cidr: 198.51.100.0/24', 'id: b, cidr: 198.51.100.128/25'),
      'sites/ams1/env.yml:4:20-4:37 error subnet/overlap: 198.51.100.128/25 overlaps the subnet `a`, 198.51.100.0/24: an address in both has two gateways | the other subnet sites/ams1/env.yml:3:20',
    ],
    [
      subnets('id: a, cidr: 198.51.100.128/25', 'id: b, cidr: 198.51.100.129/26', 'id: c, cidr: 0.0.0.0/0'),
      'sites/ams1/env.yml:4:20-4:37 error subnet/overlap: 198.51.100.128/26 overlaps the subnet `a`, 198.51.100.128/25: an address in both has two gateways | the other subnet sites/ams1/env.yml:3:20',
      'sites/ams1/env.yml:5:20-5:29 error subnet/overlap: 0.0.0.0/0 overlaps the subnet `a`, 198.51.100.128/25: an address in both has two gateways | the other subnet sites/ams1/env.yml:3:20',
    ],
    [
      subnets('id: a, cidr: 198.51.100.0/24', 'id: b, cidr: 198.51.100.0/24'),
      'sites/ams1/env.yml:4:20-4:35 error subnet/overlap: 198.51.100.0/24 overlaps the subnet `a`, 198.51.100.0/24: an address in both has two gateways | the other subnet sites/ams1/env.yml:3:20',
    ],
  ];
  for (const [changes, ...expected] of table) {
    assert.deepEqual(await ruled(overlap, changes), expected, JSON.stringify(changes));
  }
});

test('neighbours, other sites, one subnet that is stated twice, and one that is no network share none', async () => {
  const table = [
    subnets('id: a, cidr: 198.51.100.0/25', 'id: b, cidr: 198.51.100.128/25'),
    subnets('id: a, cidr: 198.51.100.0/25', 'id: a, cidr: 198.51.100.0/25'),
    subnets('id: a, cidr: 198.51.100.0/25', 'id: b, cidr: 198.51.100.0/33'),
    { 'sites/fra1/env.yml': 'id: fra1\nsubnets: [{ id: rack1, cidr: 198.51.100.0/24 }]\n' },
  ];
  for (const changes of table) assert.deepEqual(await ruled(overlap, changes), [], JSON.stringify(changes));
});

test.run();
