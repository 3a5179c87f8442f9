import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { noIdentity } from '../../../src/rules/host/no-identity.ts';
import { hostYaml } from '../../sot/sample.ts';
import { ruled } from '../ruled.ts';

const test = suite('rules/host/no-identity');

const RACK1 = 'sites/ams1/rack1.yml';
const BARE = ['ipv4: 198.51.100.11'];
const hosts = ' | hosts ams1/r1-01';
const SHARED = '03000200-0400-0500-0006-000700080009';

test('a machine has something that tells it from others', async () => {
  const table = [
    [
      hostYaml({ iface: BARE }),
      `3:5-4:24 error host/no-identity: neither a MAC on the primary interface nor a UUID: the machine cannot be recognised${hosts}`,
    ],
    [
      hostYaml({ iface: BARE, more: [`uuid: ${SHARED}`] }),
      `6:7-6:43 error host/no-identity: the UUID ${SHARED} is one that many machines share; add the MAC of the primary interface${hosts}`,
    ],
    [
      hostYaml({ iface: ['mac: 52:54:00:00:00:01', 'ignore_dhcp: true'] }),
      `2:1-2:11 error host/no-identity: no interface to boot from: each is a BMC or has \`ignore_dhcp\`${hosts}`,
    ],
    [
      'name: r1-01\ninterfaces: []\nworkflow: debian\n',
      `2:1-2:11 error host/no-identity: no interface to boot from: the list is empty${hosts}`,
    ],
  ] as const;
  for (const [text, expected] of table) {
    assert.deepEqual(await ruled(noIdentity, { [RACK1]: text }), [`${RACK1}:${expected}`], text);
  }
});

test('a MAC or a UUID of its own is enough; what is malformed is another finding', async () => {
  const table = [
    hostYaml(),
    hostYaml({ iface: BARE, more: ['uuid: 6a1b0c9e-3d2f-4b5a-8c7d-0123456789ab'] }),
    hostYaml({ iface: ['mac: 52:54:00:00:00:01'], more: [`uuid: ${SHARED}`] }),
    hostYaml({ iface: ['mac: 52:54'] }),
    hostYaml({ iface: BARE, more: ['uuid: 6a1b0c9e'] }),
    hostYaml({ iface: [...BARE, 'hwaddr: 52:54:00:00:00:01'] }),
  ];
  for (const text of table) assert.deepEqual(await ruled(noIdentity, { [RACK1]: text }), [], text);
});

test.run();
