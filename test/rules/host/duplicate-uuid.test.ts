import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { duplicateUuid } from '../../../src/rules/host/duplicate-uuid.ts';
import { type Changes, hostYaml } from '../../sot/sample.ts';
import { ruled } from '../ruled.ts';

const test = suite('rules/host/duplicate-uuid');
const two = (first: string, second: string): string =>
  `${hostYaml({ more: [first] })}---\n${hostYaml({ name: 'r1-02', iface: ['mac: 52:54:00:00:00:02', 'subnet: rack1', 'ipv4: 198.51.100.12'], more: [second] })}`;

test('a UUID is that of one host, however it is spelt', async () => {
  const table: readonly (readonly [Changes, ...string[]])[] = [
    [
      {
        'sites/ams1/rack1.yml': two(
          'uuid: 6a1b0c9e-3d2f-4b5a-8c7d-0123456789ab',
          'uuid: 6A1B0C9E3D2F4B5A8C7D0123456789AB',
        ),
      },
      'sites/ams1/rack1.yml:17:7-17:39 error host/duplicate-uuid: the UUID 6a1b0c9e-3d2f-4b5a-8c7d-0123456789ab is already that of ams1/r1-01 | hosts ams1/r1-01 ams1/r1-02 | first used here sites/ams1/rack1.yml:8:7',
    ],
    [
      {
        'sites/ams1/rack1.yml': hostYaml({ more: ['uuid: 6a1b0c9e-3d2f-4b5a-8c7d-0123456789ab'] }),
        'sites/fra1/env.yml': 'id: fra1\nsubnets: []\n',
        'sites/fra1/rack1.yml': hostYaml({ iface: [], more: ['uuid: 6a1b0c9e-3d2f-4b5a-8c7d-0123456789ab'] }),
      },
      'sites/fra1/rack1.yml:5:7-5:43 error host/duplicate-uuid: the UUID 6a1b0c9e-3d2f-4b5a-8c7d-0123456789ab is already that of ams1/r1-01 | hosts ams1/r1-01 fra1/r1-01 | first used here sites/ams1/rack1.yml:8:7',
    ],
  ];
  for (const [changes, ...expected] of table) {
    assert.deepEqual(await ruled(duplicateUuid, changes), expected, JSON.stringify(changes));
  }
});

test('others, none, and those that many boards share are no duplicates', async () => {
  assert.deepEqual(await ruled(duplicateUuid), []);
  const shared = 'uuid: 03000200-0400-0500-0006-000700080009';
  for (const [first, second] of [
    ['uuid: 6a1b0c9e-3d2f-4b5a-8c7d-0123456789ab', 'uuid: 6a1b0c9e-3d2f-4b5a-8c7d-0123456789ac'],
    [shared, shared],
    ['uuid: none', 'uuid: none'],
  ] as const) {
    assert.deepEqual(await ruled(duplicateUuid, { 'sites/ams1/rack1.yml': two(first, second) }), [], first);
  }
});

test.run();
