import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { duplicateSerial } from '../../../src/rules/host/duplicate-serial.ts';
import { type Changes, hostYaml } from '../../sot/sample.ts';
import { ruled } from '../ruled.ts';

const test = suite('rules/host/duplicate-serial');
const two = (first: string, second: string): string =>
  `${hostYaml({ more: [first] })}---\n${hostYaml({ name: 'r1-02', iface: ['mac: 52:54:00:00:00:02', 'subnet: rack1', 'ipv4: 198.51.100.12'], more: [second] })}`;

test('a serial number is that of one host, over all sites', async () => {
  const table: readonly (readonly [Changes, ...string[]])[] = [
    [
      { 'sites/ams1/rack1.yml': two('serial: CZJ0420A1', 'serial: CZJ0420A1') },
      'sites/ams1/rack1.yml:17:9-17:18 error host/duplicate-serial: the serial number `CZJ0420A1` is already that of ams1/r1-01 | hosts ams1/r1-01 ams1/r1-02 | first used here sites/ams1/rack1.yml:8:9',
    ],
    [
      {
        'sites/ams1/rack1.yml': hostYaml({ more: ['serial: "007"'] }),
        'sites/fra1/env.yml': 'id: fra1\nsubnets: []\n',
        'sites/fra1/rack1.yml': hostYaml({ iface: [], more: ['serial: "007"'] }),
      },
      'sites/fra1/rack1.yml:5:9-5:14 error host/duplicate-serial: the serial number `007` is already that of ams1/r1-01 | hosts ams1/r1-01 fra1/r1-01 | first used here sites/ams1/rack1.yml:8:9',
    ],
  ];
  for (const [changes, ...expected] of table) {
    assert.deepEqual(await ruled(duplicateSerial, changes), expected, JSON.stringify(changes));
  }
});

test('others and none are no duplicates, and what is written otherwise is another', async () => {
  assert.deepEqual(await ruled(duplicateSerial), []);
  for (const [first, second] of [
    ['A1', 'A2'],
    ['A1', 'a1'],
  ] as const) {
    const changes = { 'sites/ams1/rack1.yml': two(`serial: ${first}`, `serial: ${second}`) };
    assert.deepEqual(await ruled(duplicateSerial, changes), []);
  }
});

test.run();
