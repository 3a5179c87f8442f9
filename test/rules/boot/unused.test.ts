import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { unusedBoot } from '../../../src/rules/boot/unused.ts';
import type { Changes } from '../../sot/sample.ts';
import { ruled } from '../ruled.ts';

const test = suite('rules/boot/unused');

test('a boot that no workflow has', async () => {
  const table: readonly (readonly [Changes, ...string[]])[] = [
    [
      { 'boot/live.yml': 'id: live\noperating_system: debian12\ndone: never\n' },
      'boot/live.yml:1:5-1:9 info boot/unused: no workflow has the boot `live`',
    ],
  ];
  for (const [changes, ...expected] of table) {
    assert.deepEqual(await ruled(unusedBoot, changes), expected, JSON.stringify(changes));
  }
});

test('a workflow that nobody follows has it too, and nothing is said while a workflow may be missing', async () => {
  const live = { 'boot/live.yml': 'id: live\noperating_system: debian12\ndone: never\n' };
  for (const text of [
    'id: b\nworkflow: [{ boot: live }]\n',
    'id: b\nworkflow: [{ boot: lvie }]\n',
    'id: [\n',
  ]) {
    assert.deepEqual(await ruled(unusedBoot, { ...live, 'workflows/b.yml': text }), [], text);
  }
});

test.run();
