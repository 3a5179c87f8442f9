import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { duplicateVlan } from '../../../src/rules/subnet/duplicate-vlan.ts';
import { ruled } from '../ruled.ts';

const test = suite('rules/subnet/duplicate-vlan');

const env = (site: string, ...vlans: readonly number[]): string =>
  `id: ${site}\nsubnets:\n${vlans.map((vlan, at) => `  - { id: s${at}, cidr: 198.51.${at}.0/24, vlan: ${vlan} }\n`).join('')}`;

test('a VLAN is that of one subnet in a site, and free in the next', async () => {
  const files = {
    'sites/ams1/env.yml': env('ams1', 10, 11, 10),
    'sites/ams1/rack1.yml': null,
    'sites/fra1/env.yml': env('fra1', 10, 11),
  };
  assert.deepEqual(await ruled(duplicateVlan, files), [
    'sites/ams1/env.yml:5:42-5:44 error subnet/duplicate-vlan: the VLAN 10 is already that of another subnet of this site | first used here sites/ams1/env.yml:3:42',
  ]);
  assert.deepEqual(await ruled(duplicateVlan), []);
});

test.run();
