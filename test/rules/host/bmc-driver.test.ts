import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { bmcDriver } from '../../../src/rules/host/bmc-driver.ts';
import type { Changes } from '../../sot/sample.ts';
import { ruled } from '../ruled.ts';

const test = suite('rules/host/bmc-driver');
const withBmc = (type: string, bmc: string, more = ''): Changes => ({
  'sites/ams1/rack1.yml': `name: r1-01
interfaces:
  - { type: ${type}, mac: '52:54:00:00:00:01', bmc: ${bmc}${more} }
workflow: debian
`,
});

test('what speaks to a management controller stands on the interface of one', async () => {
  const table: readonly (readonly [Changes, ...string[]])[] = [
    [
      withBmc('physical', '{ type: ipmi }'),
      'sites/ams1/rack1.yml:3:62-3:66 error host/bmc-driver: `ipmi` speaks to a management controller, and this interface has the type `physical`; if it is the controller’s, write `type: bmc`, else drive the machine by `ssh`, `wol` or `custom` | hosts ams1/r1-01',
    ],
    [
      withBmc('bond', '{ type: redfish }'),
      'sites/ams1/rack1.yml:3:58-3:65 error host/bmc-driver: `redfish` speaks to a management controller, and this interface has the type `bond`; if it is the controller’s, write `type: bmc`, else drive the machine by `ssh`, `wol` or `custom` | hosts ams1/r1-01',
    ],
  ];
  for (const [changes, ...expected] of table) {
    assert.deepEqual(await ruled(bmcDriver, changes), expected, JSON.stringify(changes));
  }
});

test('a controller, and drivers that speak to the machine itself, may stand where they do', async () => {
  const table = [
    ['bmc', 'ipmi'],
    ['bmc', 'redfish'],
    ['bmc', 'custom'],
    ['physical', 'ssh'],
    ['physical', 'wol'],
    ['physical', 'custom'],
  ] as const;
  for (const [type, driver] of table) {
    assert.deepEqual(await ruled(bmcDriver, withBmc(type, `{ type: ${driver} }`)), [], `${type} ${driver}`);
  }
  assert.deepEqual(await ruled(bmcDriver), []);
});

test.run();
