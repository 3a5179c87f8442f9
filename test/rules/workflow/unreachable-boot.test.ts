import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { unreachableBoot } from '../../../src/rules/workflow/unreachable-boot.ts';
import type { Changes } from '../../sot/sample.ts';
import { ruled } from '../ruled.ts';

const test = suite('rules/workflow/unreachable-boot');
const LIVE = { 'boot/live.yml': 'id: live\noperating_system: debian12\ndone: never\n' };
const steps = (...ids: readonly string[]): string =>
  `id: debian\nworkflow:\n${ids.map((id) => `  - boot: ${id}\n`).join('')}`;

test('what comes after a boot that is never done is never reached, and is said once', async () => {
  const table: readonly (readonly [Changes, ...string[]])[] = [
    [
      { ...LIVE, 'workflows/debian.yml': steps('live', 'debian', 'debian') },
      'workflows/debian.yml:4:11-4:17 error workflow/unreachable-boot: no host comes to `debian`: `live` before it is never done; make that the last boot, or let it end by `done: checkpoint` or `done: fetched` | hosts ams1/r1-01 ams1/r1-02 | `live` is never done boot/live.yml:3:7',
    ],
    [
      { ...LIVE, 'workflows/debian.yml': steps('debian', 'live', 'live') },
      'workflows/debian.yml:5:11-5:15 error workflow/unreachable-boot: no host comes to `live`: `live` before it is never done; make that the last boot, or let it end by `done: checkpoint` or `done: fetched` | hosts ams1/r1-01 ams1/r1-02 | `live` is never done boot/live.yml:3:7',
    ],
  ];
  for (const [changes, ...expected] of table) {
    assert.deepEqual(await ruled(unreachableBoot, changes), expected, JSON.stringify(changes));
  }
});

test('it may be the last, and a workflow with a boot that does not exist has been reported', async () => {
  for (const ids of [['live'], ['debian', 'live'], ['live', 'none']]) {
    assert.deepEqual(
      await ruled(unreachableBoot, { ...LIVE, 'workflows/debian.yml': steps(...ids) }),
      [],
      ids.join(),
    );
  }
  assert.deepEqual(await ruled(unreachableBoot), []);
});

test.run();
