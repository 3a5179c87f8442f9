import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { unknownDependency } from '../../../src/rules/workflow/unknown-dependency.ts';
import type { Changes } from '../../sot/sample.ts';
import { ruled } from '../ruled.ts';

const test = suite('rules/workflow/unknown-dependency');
const workflow = (id: string, more: string): string => `id: ${id}
workflow:
  - boot: debian
${more}`;

test('the workflows that one depends on exist', async () => {
  const table: readonly (readonly [Changes, ...string[]])[] = [
    [
      {
        'workflows/debian.yml': workflow('debian', 'deps: { block_deps: [db], validate_on: [bd, zzzz] }\n'),
        'workflows/db.yml': workflow('db', ''),
      },
      'workflows/debian.yml:4:41-4:43 error workflow/unknown-dependency: the workflow `bd` does not exist; remove it, or add the workflow',
      'workflows/debian.yml:4:45-4:49 error workflow/unknown-dependency: the workflow `zzzz` does not exist; remove it, or add the workflow',
    ],
    [
      { 'workflows/debian.yml': workflow('debian', 'deps:\n  validate_on:\n    - debain\n') },
      'workflows/debian.yml:6:7-6:13 error workflow/unknown-dependency: the workflow `debain` does not exist; remove it, or add the workflow',
    ],
  ];
  for (const [changes, ...expected] of table) {
    assert.deepEqual(await ruled(unknownDependency, changes), expected, JSON.stringify(changes));
  }
});

test('one whose document is broken is there', async () => {
  const changes = {
    'workflows/debian.yml': workflow('debian', 'deps: { block_deps: [db] }\n'),
    'workflows/db.yml': 'id: db\nworkflow: 5\n',
  };
  assert.deepEqual(await ruled(unknownDependency, changes), []);
  assert.deepEqual(await ruled(unknownDependency), []);
});

test.run();
