import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { loadTree } from '../../src/sot/load.ts';
import { lowerUnreachable, reachableFiles } from '../../src/sot/reachable.ts';
import { memorySource } from '../support/memory-source.ts';
import { type Changes, hostYaml, minimalWith } from './sample.ts';

const test = suite('sot/reachable');

const LINKED = ['boot/debian.yml', 'os/debian12.yml', 'workflows/debian.yml'];

async function treeWith(changes: Changes) {
  return (await loadTree(memorySource(minimalWith(changes)))).tree;
}

test('what hosts refer to is reached, also through documents that are broken themselves', async () => {
  const rack = 'sites/ams1/rack1.yml';
  const table: readonly (readonly [Changes, readonly string[]])[] = [
    [{}, LINKED],
    [
      {
        'workflows/unused.yml': 'id: unused\nworkflow: [{ boot: debian }]\n',
        'boot/unused.yml': 'id: unused\n',
      },
      LINKED,
    ],
    [{ [rack]: null }, []],
    [{ [rack]: hostYaml().replace('workflow:', 'workflwo:') }, LINKED],
    [{ [rack]: 'workflow: debian\n' }, LINKED],
    [{ [rack]: hostYaml({ workflow: 'none' }) }, []],
    [{ [rack]: 'name: a\nworkflow: [debian]\ninterfaces: []\n' }, []],
    [
      { 'workflows/debian.yml': 'id: debian\nworkflow: [7, null, { boot: 7 }, { boot: debian }, x]\n' },
      LINKED,
    ],
    [{ 'workflows/debian.yml': 'id: debian\nworkflow: debian\n' }, ['workflows/debian.yml']],
    [{ 'workflows/debian.yml': 'id: debian\n' }, ['workflows/debian.yml']],
    [{ 'workflows/debian.yml': '[debian]\n' }, []],
    [
      { 'boot/debian.yml': 'id: debian\noperating_system: { id: debian12 }\n' },
      ['boot/debian.yml', 'workflows/debian.yml'],
    ],
    [{ 'os/copy.yml': 'id: debian12\n' }, [...LINKED, 'os/copy.yml'].sort()],
  ];
  for (const [changes, expected] of table) {
    const tree = await treeWith(changes);
    assert.deepEqual([...reachableFiles(tree)].sort(), expected, JSON.stringify(changes));
  }
});

test('errors in what no host reaches are warnings; everything else is left as it is', async () => {
  const tree = await treeWith({
    'workflows/unused.yml': 'id: unused\n',
    'boot/unused.yml': 'id: unused\n',
    'os/broken.yml': 'id: [\n',
    'boot/nameless.yml': 'id: [1]\n',
    'workflows/list.yml': '- debian\n',
    'os/empty.yml': '',
  });
  const lowered = ' (no host reaches this document)';
  const table = [
    ['workflows/unused.yml', 'schema/missing-key', 'error', 'warning', lowered],
    ['boot/unused.yml', 'link/unknown-id', 'error', 'warning', lowered],
    ['boot/unused.yml', 'schema/not-acted-on', 'info', 'info', ''],
    ['workflows/debian.yml', 'schema/missing-key', 'error', 'error', ''],
    ['assets/preseed/unused.ejs', 'template/syntax', 'error', 'error', ''],
    ['sites/ams1/rack1.yml', 'value/mac', 'error', 'error', ''],
    ['files.yml', 'schema/type', 'error', 'error', ''],
    ['os/broken.yml', 'document/syntax', 'error', 'error', ''],
    // Once a part of a file could not be read, nobody knows who is concerned by the rest of it.
    ['os/broken.yml', 'schema/missing-key', 'error', 'error', ''],
    ['os/forbidden.yml', 'source/unreadable', 'error', 'error', ''],
    // Nor who means a document whose id cannot be read.
    ['boot/nameless.yml', 'schema/type', 'error', 'error', ''],
    ['workflows/list.yml', 'schema/type', 'error', 'error', ''],
    ['os/empty.yml', 'schema/type', 'error', 'error', ''],
  ] as const;
  const given = table.map(([file, ruleId, severity]) => diagnostic({ ruleId, severity, file, message: 'm' }));
  assert.deepEqual(
    lowerUnreachable(given, tree),
    table.map(([file, ruleId, , severity, more]) =>
      diagnostic({ ruleId, severity, file, message: `m${more}` }),
    ),
  );
});

test.run();
