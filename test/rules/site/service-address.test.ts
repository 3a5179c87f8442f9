import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { serviceAddress } from '../../../src/rules/site/service-address.ts';
import type { Changes } from '../../sot/sample.ts';
import { ruled } from '../ruled.ts';

const test = suite('rules/site/service-address');
const env = (service: string, ...subnets: readonly string[]): Changes => ({
  'sites/ams1/env.yml': `id: ams1
${service}subnets:
${subnets
  .map(
    (subnet) => `  - { ${subnet} }
`,
  )
  .join('')}`,
});
const RACK1 = 'id: rack1, cidr: 198.51.100.0/24';

test('the service stands in a subnet of the site', async () => {
  const table: readonly (readonly [Changes, ...string[]])[] = [
    [
      env('service: { addr: 192.0.2.1 }\n', RACK1),
      'sites/ams1/env.yml:2:18-2:27 warning site/service-address: the service’s address 192.0.2.1 lies in no subnet of this site; machines reach it only if a router leads there',
    ],
    [
      env(
        '',
        `${RACK1}, service_addr: 192.0.2.1`,
        'id: rack2, cidr: 203.0.113.0/24, service_addr: 198.51.100.1',
      ),
      'sites/ams1/env.yml:3:55-3:64 warning site/service-address: the service’s address 192.0.2.1 lies in no subnet of this site; machines reach it only if a router leads there',
    ],
  ];
  for (const [changes, ...expected] of table) {
    assert.deepEqual(await ruled(serviceAddress, changes), expected, JSON.stringify(changes));
  }
});

test('nothing is said where no address is stated, or where it could be in a subnet that was not read', async () => {
  const table: readonly Changes[] = [
    env('', RACK1),
    env('service: { addr: 198.51.100.1 }\n', RACK1),
    env('service: { addr: 192.0.2.1 }\n', RACK1, 'id: b, cidr: 192.0.2.0/99'),
    env('service: { addr: 192.0.2.400 }\n', RACK1),
    { 'sites/ams1/env.yml': 'id: ams1\nservice: { addr: 192.0.2.1 }\nsubnets: []\n' },
  ];
  for (const changes of table)
    assert.deepEqual(await ruled(serviceAddress, changes), [], JSON.stringify(changes));
});

test.run();
