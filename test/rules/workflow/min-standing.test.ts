import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { minStanding } from '../../../src/rules/workflow/min-standing.ts';
import { type Changes, hostYaml } from '../../sot/sample.ts';
import { ruled } from '../ruled.ts';

const test = suite('rules/workflow/min-standing');
const of = (count: number): { readonly 'workflows/debian.yml': string } => ({
  'workflows/debian.yml': `id: debian
workflow: [{ boot: debian }]
deps: { min_standing: ${count} }
`,
});

test('more than the hosts that follow the workflow', async () => {
  const table: readonly (readonly [Changes, ...string[]])[] = [
    [
      of(3),
      'workflows/debian.yml:3:23-3:24 error workflow/min-standing: `min_standing` 3 can never be met: 2 hosts follow this workflow | hosts ams1/r1-01 ams1/r1-02',
    ],
    [
      { ...of(2), 'sites/ams1/rack1.yml': hostYaml() },
      'workflows/debian.yml:3:23-3:24 error workflow/min-standing: `min_standing` 2 can never be met: one host follows this workflow | hosts ams1/r1-01',
    ],
  ];
  for (const [changes, ...expected] of table) {
    assert.deepEqual(await ruled(minStanding, changes), expected, JSON.stringify(changes));
  }
});

test('as many as follow it, and a workflow that nobody follows', async () => {
  for (const changes of [
    of(0),
    of(1),
    of(2),
    {},
    { 'workflows/other.yml': of(9)['workflows/debian.yml'].replace('debian', 'other') },
  ]) {
    assert.deepEqual(await ruled(minStanding, changes), [], JSON.stringify(changes));
  }
});

test('a host that cannot be read may follow it', async () => {
  assert.deepEqual(await ruled(minStanding, { ...of(3), 'sites/ams1/rack2.yml': 'name: [\n' }), []);
});

test.run();
