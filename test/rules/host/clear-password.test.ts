import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { clearPassword } from '../../../src/rules/host/clear-password.ts';
import type { Changes } from '../../sot/sample.ts';
import { ruled } from '../ruled.ts';

const test = suite('rules/host/clear-password');
const withPassword = (password: string): Changes => ({
  'sites/ams1/rack1.yml': `name: r1-01
interfaces:
  - type: bmc
    bmc: { type: redfish, password: ${password} }
workflow: debian
`,
});

test('the password of a controller is named, not written', async () => {
  const table: readonly (readonly [Changes, ...string[]])[] = [
    [
      withPassword('correct-horse'),
      'sites/ams1/rack1.yml:4:37-4:50 warning host/clear-password: this password stands in the clear for everyone who can read the tree; write `{ $secret: name }`, and change the password | hosts ams1/r1-01',
    ],
    [
      withPassword('""'),
      'sites/ams1/rack1.yml:4:37-4:39 warning host/clear-password: this password stands in the clear for everyone who can read the tree; write `{ $secret: name }`, and change the password | hosts ams1/r1-01',
    ],
  ];
  for (const [changes, ...expected] of table) {
    assert.deepEqual(await ruled(clearPassword, changes), expected, JSON.stringify(changes));
  }
});

test('a named one is no password, and none is none', async () => {
  assert.deepEqual(await ruled(clearPassword, withPassword('{ $secret: bmc }')), []);
  assert.deepEqual(await ruled(clearPassword), []);
});

test.run();
