import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { emptySite } from '../../../src/rules/site/empty.ts';
import type { Changes } from '../../sot/sample.ts';
import { ruled } from '../ruled.ts';

const test = suite('rules/site/empty');

test('a site has a host', async () => {
  const table: readonly (readonly [Changes, ...string[]])[] = [
    [
      { 'sites/ams1/env.yml': null, 'sites/ams1/rack1.yml': null },
      'vaq.yml:null warning site/empty: there is no site, so nothing is installed from here; begin with `sites/ams1/env.yml`',
    ],
    [
      { 'sites/f1/env.yml': 'id: fra1\nsubnets: []\n' },
      'sites/f1/env.yml:1:5-1:9 warning site/empty: the site `fra1` has no host; add a cluster as `sites/f1/rack1.yml`',
    ],
    [
      { 'sites/fra1/env.yml': 'id: fra1\nsubnets: []\n', 'sites/fra1/rack1.yml': 'metadata: {}\n' },
      'sites/fra1/env.yml:1:5-1:9 warning site/empty: the site `fra1` has no host; add a cluster as `sites/fra1/rack1.yml`',
    ],
  ];
  for (const [changes, ...expected] of table) {
    assert.deepEqual(await ruled(emptySite, changes), expected, JSON.stringify(changes));
  }
});

test('a host that cannot be read is one', async () => {
  const fra1 = 'id: fra1\nsubnets: []\n';
  assert.deepEqual(await ruled(emptySite), []);
  for (const text of ['name: [\n', 'name: r1-01\n', 'name: r1-01\ninterfaces: []\nworkflow: none\n']) {
    assert.deepEqual(
      await ruled(emptySite, { 'sites/fra1/env.yml': fra1, 'sites/fra1/rack1.yml': text }),
      [],
      text,
    );
  }
});

test.run();
