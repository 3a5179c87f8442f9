import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { noServiceAddress } from '../../../src/rules/site/no-service-address.ts';
import { type Changes, hostYaml } from '../../sot/sample.ts';
import { ruled } from '../ruled.ts';

const test = suite('rules/site/no-service-address');
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

test('a site says by which address its hosts reach the service', async () => {
  const table: readonly (readonly [Changes, ...string[]])[] = [
    [
      env('', RACK1),
      'sites/ams1/env.yml:1:1-1:9 info site/no-service-address: hosts of this site are not told by which address they reach the service; add `service.addr`, or `service_addr` to each subnet, or give --addr each time',
    ],
    [
      env('service: { http_port: 8080 }\n', RACK1),
      'sites/ams1/env.yml:2:1-2:8 info site/no-service-address: hosts of this site are not told by which address they reach the service; add `service.addr`, or `service_addr` to each subnet, or give --addr each time',
    ],
    [
      {
        ...env('', `${RACK1}, service_addr: 198.51.100.1`, 'id: rack2, cidr: 203.0.113.0/24'),
        'sites/ams1/rack2.yml': hostYaml({ name: 'r2-01', iface: ['ipv4: 203.0.113.7'] }),
      },
      'sites/ams1/env.yml:1:1-1:9 info site/no-service-address: hosts of this site are not told by which address they reach the service; add `service.addr`, or `service_addr` to each subnet, or give --addr each time',
    ],
  ];
  for (const [changes, ...expected] of table) {
    assert.deepEqual(await ruled(noServiceAddress, changes), expected, JSON.stringify(changes));
  }
});

test('it may say so by subnet, have no hosts there, or leave addresses to another server', async () => {
  const table: readonly Changes[] = [
    env('', `${RACK1}, service_addr: 198.51.100.1`, 'id: rack2, cidr: 203.0.113.0/24'),
    env('service: { dhcp_mode: proxy }\n', RACK1),
    env('service: { dhcp_mode: off }\n', RACK1),
    { 'sites/fra1/env.yml': 'id: fra1\nsubnets: [{ id: a, cidr: 192.0.2.0/24 }]\n' },
    {},
  ];
  for (const changes of table)
    assert.deepEqual(await ruled(noServiceAddress, changes), [], JSON.stringify(changes));
});

test.run();
