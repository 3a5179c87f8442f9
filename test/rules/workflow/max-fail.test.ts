import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { maxFail } from '../../../src/rules/workflow/max-fail.ts';
import { type Changes, hostYaml } from '../../sot/sample.ts';
import { ruled } from '../ruled.ts';

const test = suite('rules/workflow/max-fail');
const of = (count: number): { readonly 'workflows/debian.yml': string } => ({
  'workflows/debian.yml': `id: debian
workflow: [{ boot: debian }]
deps: { max_fail: ${count} }
`,
});

test('more than the hosts that follow the workflow', async () => {
  const table: readonly (readonly [Changes, ...string[]])[] = [
    [
      of(3),
      'workflows/debian.yml:3:19-3:20 warning workflow/max-fail: `max_fail` 3 never stops this rollout: 2 hosts follow the workflow, and all of them may fail | hosts ams1/r1-01 ams1/r1-02',
    ],
    [
      { ...of(2), 'sites/ams1/rack1.yml': hostYaml() },
      'workflows/debian.yml:3:19-3:20 warning workflow/max-fail: `max_fail` 2 never stops this rollout: one host follows the workflow, and all of them may fail | hosts ams1/r1-01',
    ],
  ];
  for (const [changes, ...expected] of table) {
    assert.deepEqual(await ruled(maxFail, changes), expected, JSON.stringify(changes));
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
    assert.deepEqual(await ruled(maxFail, changes), [], JSON.stringify(changes));
  }
});

test('a host that cannot be read may follow it', async () => {
  assert.deepEqual(await ruled(maxFail, { ...of(3), 'sites/ams1/rack2.yml': 'name: [\n' }), []);
});

test.run();
