import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { concise } from '../../../src/diagnostics/formats/concise.ts';
import { hostLines } from '../../../src/pipeline/init/host-document.ts';
import { readInventory } from '../../../src/pipeline/init/inventory.ts';

const test = suite('pipeline/init/inventory');

function findings(text: string, workflow: string | null = null): readonly string[] {
  const { diagnostics } = readInventory('hosts.csv', text, workflow);
  const summary = { errors: 0, warnings: 0, infos: 0, sites: 0, hosts: 0, artifacts: 0 };
  return concise({ revision: '', diagnostics, summary }, () => null, { color: false })
    .split('\n')
    .filter((line) => line.startsWith('hosts.csv'));
}

test('every column has its place in the document of its host', () => {
  const text = `name,mac,ip,subnet,workflow,uuid,serial,arch,device,disk,rack.row,rack.unit
r1,52:54:00:00:00:01,198.51.100.11,a,debian12,4c4c4544-0000-1000-8000-000000000001,007,x86_64,eno1,/dev/sdb,3,"a: b"
`;
  const { hosts, diagnostics } = readInventory('hosts.csv', text, null);
  assert.deepEqual(diagnostics, []);
  assert.equal(
    hosts
      .map(({ host }) =>
        hostLines(host)
          .map((line) => `${line.text}\n`)
          .join(''),
      )
      .join('---\n'),
    `name: r1
uuid: "4c4c4544-0000-1000-8000-000000000001"
serial: "007"
arch: x86_64
interfaces:
  - type: physical
    name: eno1
    mac: 52:54:00:00:00:01
    subnet: a
    ipv4: 198.51.100.11
workflow: debian12
metadata:
  disk: /dev/sdb
  rack:
    row: "3"
    unit: "a: b"
`,
  );
});

test('an empty cell says nothing, and a workflow may be that of all', () => {
  const { hosts } = readInventory('hosts.csv', 'name,mac,disk\nr1,52:54:00:00:00:01,\n', 'rocky9');
  assert.deepEqual(
    hosts.map(({ host }) => hostLines(host).map(({ text }) => text)),
    [
      [
        'name: r1',
        'interfaces:',
        '  - type: physical',
        '    name: eth0',
        '    mac: 52:54:00:00:00:01',
        'workflow: rocky9',
      ],
    ],
  );
});

const WRONG: readonly (readonly [text: string, findings: readonly string[]])[] = [
  [
    '',
    [
      'hosts.csv: error: there is no host in it; the first line names the columns, as in `name,mac,ip,workflow` [site/empty]',
    ],
  ],
  [
    'name,mac,ip,wrokflow\nr1,,,\n',
    [
      'hosts.csv:1:13: error: there is no column `workflow`; did you mean it with `wrokflow`? [schema/missing-key]',
    ],
  ],
  [
    'r1,52:54:00:00:00:01\nr2,52:54:00:00:00:02\n',
    [
      'hosts.csv:1:1: error: there is no column `name`; the first line names the columns [schema/missing-key]',
      'hosts.csv:1:1: error: there is no column `mac`; the first line names the columns [schema/missing-key]',
      'hosts.csv:1:1: error: there is no column `workflow`; the first line names the columns [schema/missing-key]',
    ],
  ],
  [
    'name,mac,workflow,a,a,b.c,b\nr1,,,\n',
    [
      'hosts.csv:1:21: error: the column `a` stands twice, and only one of the two can hold [document/duplicate-key]',
      'hosts.csv:1:23: error: the column `b` gives a text, so that `b.c` cannot be a key in it [document/duplicate-key]',
    ],
  ],
  [
    'name,uuid,workflow,\n,x,\nr2,x,y,z,u\n',
    [
      'hosts.csv:2:1: error: this line has no `name` [schema/missing-key]',
      'hosts.csv:2:1: error: this line has no `workflow` [schema/missing-key]',
      'hosts.csv:3:8: error: `z` stands in a column that has no name [document/syntax]',
      'hosts.csv:3:10: error: `u` stands in column 5, and the first line names 4 columns; a text with a separator in it needs quotes [document/syntax]',
    ],
  ],
];

for (const [text, expected] of WRONG)
  test(`says what is wrong in ${JSON.stringify(text)}`, () => assert.deepEqual(findings(text), expected));

test.run();
