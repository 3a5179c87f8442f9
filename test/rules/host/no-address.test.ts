import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { noAddress } from '../../../src/rules/host/no-address.ts';
import { hostYaml } from '../../sot/sample.ts';
import { ruled } from '../ruled.ts';

const test = suite('rules/host/no-address');

const RACK1 = 'sites/ams1/rack1.yml';
const ENV = 'sites/ams1/env.yml';
const BARE = hostYaml({ iface: ['mac: 52:54:00:00:00:01', 'subnet: rack1'] });
const FOUND = `${RACK1}:3:5-5:18 error host/no-address: the primary interface has no \`ipv4\`, and in DHCP mode \`server\` there is no other address to give | hosts ams1/r1-01`;

const env = (mode: string): string =>
  `id: ams1\nservice: { dhcp_mode: ${mode} }\nsubnets:\n  - { id: rack1, cidr: 198.51.100.0/24 }\n`;

test('a host that is to be given an address has one', async () => {
  assert.deepEqual(await ruled(noAddress), []);
  assert.deepEqual(await ruled(noAddress, { [RACK1]: BARE }), [FOUND]);
  assert.deepEqual(await ruled(noAddress, { [RACK1]: BARE, [ENV]: env('server') }), [FOUND]);
});

test('where another server gives addresses it needs none', async () => {
  for (const mode of ['proxy', 'off'])
    assert.deepEqual(await ruled(noAddress, { [RACK1]: BARE, [ENV]: env(mode) }), []);
});

test('what is malformed, misspelt beyond guessing, or not asked for is another finding or none', async () => {
  const table = [
    hostYaml({ iface: ['mac: 52:54:00:00:00:01', 'ipv4: 1.2.3'] }),
    hostYaml({ iface: ['mac: 52:54:00:00:00:01', 'address: 198.51.100.11'] }),
    hostYaml({ iface: ['ignore_dhcp: true'] }),
    'name: a\nworkflow: debian\ninterfaces: [{ type: bmc }]\n',
  ];
  for (const text of table) assert.deepEqual(await ruled(noAddress, { [RACK1]: text }), [], text);
});

test.run();
