import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { noSubnets } from '../../../src/rules/site/no-subnets.ts';
import type { Changes } from '../../sot/sample.ts';
import { ruled } from '../ruled.ts';

const test = suite('rules/site/no-subnets');

test('a site has a subnet', async () => {
  const table: readonly (readonly [Changes, ...string[]])[] = [
    [
      { 'sites/fra1/env.yml': 'id: fra1\nsubnets: []\n' },
      'sites/fra1/env.yml:2:10-2:12 warning site/no-subnets: this site has no subnet, so that none of its hosts can be given an address; add one',
    ],
  ];
  for (const [changes, ...expected] of table) {
    assert.deepEqual(await ruled(noSubnets, changes), expected, JSON.stringify(changes));
  }
});

test('one that cannot be read is one', async () => {
  assert.deepEqual(await ruled(noSubnets), []);
  assert.deepEqual(
    await ruled(noSubnets, { 'sites/fra1/env.yml': 'id: fra1\nsubnets: [{ id: a, cidr: no }]\n' }),
    [],
  );
});

test.run();
