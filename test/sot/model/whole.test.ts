import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { built, type Changes } from '../sample.ts';

const test = suite('sot/model/whole');

test('a model is whole if all was read and linked', async () => {
  assert.equal((await built()).model.isWhole, true);
});

test('it is not where something could not be read, was refused, or leads nowhere', async () => {
  const table: readonly Changes[] = [
    { 'workflows/broken.yml': 'id: [\n' },
    { 'sites/ams1/rack2.yml': 'name: r2-01\n---\nname: [\n' },
    { 'sites/ams1/rack1.yaml': 'metadata: {}\n' },
    { 'sites/ams1/rack2.yml.ejs': 'name: r2-01\n' },
    { 'os/debian12.yml': 'id: debian12\n' },
    { 'workflows/debian.yml': 'id: debian\nworkflow:\n  - boot: debain\n' },
    { 'workflows/debian.yml': 'id: debian\nworkflow:\n  - boot: debian\ndo_onze: true\n' },
    { 'workflows/more.yml': 'id: debian\nworkflow:\n  - boot: debian\n' },
    { 'vaq.yml': null },
  ];
  for (const changes of table) {
    assert.equal((await built(changes)).model.isWhole, false, JSON.stringify(changes));
  }
});

test('a workflow whose document cannot be used is known by its id', async () => {
  const { model } = await built({ 'workflows/broken.yml': 'id: broken\nworkflow: 5\n' });
  assert.deepEqual([...model.brokenWorkflows], ['broken']);
});

test.run();
