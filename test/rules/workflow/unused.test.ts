import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { unusedWorkflow } from '../../../src/rules/workflow/unused.ts';
import { type Changes, hostYaml } from '../../sot/sample.ts';
import { ruled } from '../ruled.ts';

const test = suite('rules/workflow/unused');

test('a workflow that no host follows', async () => {
  const table: readonly (readonly [Changes, ...string[]])[] = [
    [
      {
        'workflows/rescue.yml': 'id: rescue\nworkflow: [{ boot: debian }]\n',
        'workflows/a.yml': 'id: a\nworkflow: [{ boot: debian }]\n',
      },
      'workflows/a.yml:1:5-1:6 info workflow/unused: no host follows the workflow `a`',
      'workflows/rescue.yml:1:5-1:11 info workflow/unused: no host follows the workflow `rescue`',
    ],
  ];
  for (const [changes, ...expected] of table) {
    assert.deepEqual(await ruled(unusedWorkflow, changes), expected, JSON.stringify(changes));
  }
});

test('nothing is said while a host may be missing', async () => {
  const rescue = { 'workflows/rescue.yml': 'id: rescue\nworkflow: [{ boot: debian }]\n' };
  assert.deepEqual(await ruled(unusedWorkflow), []);
  for (const text of [hostYaml({ workflow: 'rescu' }), 'name: [\n', 'name: r2-01\nworkflow: rescue\n']) {
    assert.deepEqual(await ruled(unusedWorkflow, { ...rescue, 'sites/ams1/rack2.yml': text }), [], text);
  }
});

test.run();
