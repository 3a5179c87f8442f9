import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { repeatedBoot } from '../../../src/rules/workflow/repeated-boot.ts';
import type { Changes } from '../../sot/sample.ts';
import { ruled } from '../ruled.ts';

const test = suite('rules/workflow/repeated-boot');
const steps = (...ids: readonly string[]): string =>
  `id: debian\nworkflow:\n${ids.map((id) => `  - boot: ${id}\n`).join('')}`;

test('each step after the first of a boot', async () => {
  const table: readonly (readonly [Changes, ...string[]])[] = [
    [
      { 'workflows/debian.yml': steps('debian', 'live', 'debian', 'debian') },
      'workflows/debian.yml:5:11-5:17 warning workflow/repeated-boot: `debian` is step 1 already, with the same bytes and the same checkpoint: what reports the first as done may end this one too; give the second a boot of its own | hosts ams1/r1-01 ams1/r1-02 | first here workflows/debian.yml:3:11',
      'workflows/debian.yml:6:11-6:17 warning workflow/repeated-boot: `debian` is step 1 already, with the same bytes and the same checkpoint: what reports the first as done may end this one too; give the second a boot of its own | hosts ams1/r1-01 ams1/r1-02 | first here workflows/debian.yml:3:11',
    ],
    [
      { 'workflows/other.yml': steps('none', 'none').replace('debian', 'other') },
      'workflows/other.yml:4:11-4:15 warning workflow/repeated-boot: `none` is step 1 already, with the same bytes and the same checkpoint: what reports the first as done may end this one too; give the second a boot of its own | first here workflows/other.yml:3:11',
    ],
  ];
  for (const [changes, ...expected] of table) {
    assert.deepEqual(await ruled(repeatedBoot, changes), expected, JSON.stringify(changes));
  }
});

test('boots of their own, and those of other workflows', async () => {
  assert.deepEqual(
    await ruled(repeatedBoot, { 'workflows/other.yml': steps('debian').replace('debian', 'other') }),
    [],
  );
  assert.deepEqual(await ruled(repeatedBoot), []);
});

test.run();
