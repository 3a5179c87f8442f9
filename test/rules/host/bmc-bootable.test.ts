import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { bmcBootable } from '../../../src/rules/host/bmc-bootable.ts';
import type { Changes } from '../../sot/sample.ts';
import { ruled } from '../ruled.ts';

const test = suite('rules/host/bmc-bootable');
const named = (more: string, type = 'physical'): Changes => ({
  'sites/ams1/rack1.yml': `name: r1-01
interfaces:
  - { type: ${type}, ${more} }
workflow: debian
`,
});

test('an interface that is called as controllers are is no interface to boot from', async () => {
  const table: readonly (readonly [Changes, ...string[]])[] = [
    [
      named('name: iDRAC'),
      'sites/ams1/rack1.yml:3:13-3:21 warning host/bmc-bootable: `iDRAC` is what a management controller is called, but as `physical` it is offered an installation; write `type: bmc` | fix bmc | hosts ams1/r1-01',
    ],
    [
      named('name: eth1, identifier: bmc0'),
      'sites/ams1/rack1.yml:3:13-3:21 warning host/bmc-bootable: `bmc0` is what a management controller is called, but as `physical` it is offered an installation; write `type: bmc` | fix bmc | hosts ams1/r1-01',
    ],
  ];
  for (const [changes, ...expected] of table) {
    assert.deepEqual(await ruled(bmcBootable, changes), expected, JSON.stringify(changes));
  }
});

test('it is one if it says so or is left alone, and other names are those of others', async () => {
  for (const more of [
    'name: eth0',
    'name: bmcnet',
    'identifier: ilo-uplink',
    'name: oob',
    'name: mgmt0',
    'name: ipmi, ignore_dhcp: true',
  ]) {
    assert.deepEqual(await ruled(bmcBootable, named(more)), [], more);
  }
  assert.deepEqual(await ruled(bmcBootable, named('name: ilo', 'bmc')), []);
});

test('an interface that has the driver of a controller is reported for that alone', async () => {
  assert.deepEqual(await ruled(bmcBootable, named('name: ilo, bmc: { type: ipmi }')), []);
});

test.run();
