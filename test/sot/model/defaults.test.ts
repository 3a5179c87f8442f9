import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { pointer } from '../../../src/sot/place.ts';
import { built, hostYaml } from '../sample.ts';

const test = suite('sot/model/defaults');

test('every metadata above hosts is there with its place, from the outermost level', async () => {
  const { model, found } = await built({
    'vaq.yml': 'version: 1\nmetadata: { level: vaq }\n',
    'sites/ams1/env.yml': `id: ams1
metadata: { level: site }
subnets:
  - id: none
    cidr: 192.0.2.0/24
  - id: rack1
    cidr: 198.51.100.0/24
    domain_name: ams1.example
    metadata: { level: subnet }
`,
    'sites/ams1/rack2.yml': 'metadata: { level: cluster }\n',
    'boot/other.yml': 'id: other\noperating_system: debian12\nmetadata: { level: boot }\n',
  });
  assert.deepEqual(found, []);
  assert.deepEqual(
    model.defaults.map(({ metadata, place }) => [
      place.document.file,
      pointer(place.path),
      place.document.valueRange(place.path)?.start,
      metadata.level,
    ]),
    [
      ['vaq.yml', '/metadata', { line: 2, column: 11 }, 'vaq'],
      ['sites/ams1/env.yml', '/metadata', { line: 2, column: 11 }, 'site'],
      ['sites/ams1/env.yml', '/subnets/1/metadata', { line: 9, column: 15 }, 'subnet'],
      ['sites/ams1/rack2.yml', '/metadata', { line: 1, column: 11 }, 'cluster'],
      ['boot/other.yml', '/metadata', { line: 3, column: 11 }, 'boot'],
    ],
  );
});

test('a linked catalog has those of its boots', async () => {
  const header = 'config: { type: local, url: configs/prod }\nmetadata: { level: cluster }\n';
  const { model } = await built({
    'configs/prod/boot/debian.yml': 'id: debian\noperating_system: debian12\nmetadata: { level: linked }\n',
    'configs/prod/workflows/debian.yml': 'id: debian\nworkflow: [{ boot: debian }]\n',
    'sites/ams1/rack2.yml': `${header}---\n${hostYaml({ name: 'r2-01', iface: ['subnet: rack1'] })}`,
  });
  const own = model.defaults.map(({ metadata }) => metadata.level);
  assert.deepEqual(own, ['cluster']);
  const linked = [...model.linked].map(([prefix, { defaults }]) => [
    prefix,
    defaults.map(({ metadata }) => metadata.level),
  ]);
  assert.deepEqual(linked, [['configs/prod/', ['linked']]]);
});

test('a tree without any has none', async () => {
  assert.deepEqual((await built()).model.defaults, []);
});

test.run();
