import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { unusedSubnet } from '../../../src/rules/subnet/unused.ts';
import { type Changes, hostYaml } from '../../sot/sample.ts';
import { ruled } from '../ruled.ts';

const test = suite('rules/subnet/unused');
const env = (subnets: readonly string[]): string =>
  `id: ams1
service: { addr: 198.51.100.1 }
subnets:
${subnets
  .map(
    (subnet) => `  - { ${subnet} }
`,
  )
  .join('')}`;

test('a subnet in which no host has an interface', async () => {
  const table: readonly (readonly [Changes, ...string[]])[] = [
    [
      {
        'sites/ams1/env.yml': env([
          'id: rack1, cidr: 198.51.100.0/24',
          'id: rack2, cidr: 203.0.113.0/24',
          'id: rack3, cidr: 192.0.2.0/24',
        ]),
      },
      'sites/ams1/env.yml:5:11-5:16 info subnet/unused: no interface of a host is in the subnet `rack2`',
      'sites/ams1/env.yml:6:11-6:16 info subnet/unused: no interface of a host is in the subnet `rack3`',
    ],
  ];
  for (const [changes, ...expected] of table) {
    assert.deepEqual(await ruled(unusedSubnet, changes), expected, JSON.stringify(changes));
  }
});

test('an interface may be in it by its address alone', async () => {
  const changes = {
    'sites/ams1/env.yml': env(['id: rack1, cidr: 198.51.100.0/24', 'id: rack2, cidr: 203.0.113.0/24']),
    'sites/ams1/rack2.yml': hostYaml({ name: 'r2-01', iface: ['ipv4: 203.0.113.7'] }),
  };
  assert.deepEqual(await ruled(unusedSubnet, changes), []);
});

test('nothing is said of a site without hosts, nor while something may be missing', async () => {
  const rack2 = {
    'sites/ams1/env.yml': env(['id: rack1, cidr: 198.51.100.0/24', 'id: rack2, cidr: 203.0.113.0/24']),
  };
  assert.deepEqual(
    await ruled(unusedSubnet, {
      'sites/fra1/env.yml': env(['id: a, cidr: 192.0.2.0/24']).replace('ams1', 'fra1'),
    }),
    [],
  );
  assert.deepEqual(await ruled(unusedSubnet, { ...rack2, 'sites/ams1/rack3.yml': 'name: [\n' }), []);
  assert.deepEqual(
    await ruled(unusedSubnet, {
      ...rack2,
      'sites/ams1/rack3.yml': hostYaml({ name: 'r3-01', iface: ['subnet: rakc2'] }),
    }),
    [],
  );
});

test.run();
