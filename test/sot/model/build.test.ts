import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { built, hostYaml } from '../sample.ts';

const test = suite('sot/model/build');

/** The paths of everything in a value that could be changed. */
function thawed(value: unknown, path: string, seen: Set<unknown>): readonly string[] {
  if (typeof value !== 'object' || value === null || seen.has(value)) return [];
  seen.add(value);
  if (value instanceof Map) return [...value].flatMap(([key, item]) => thawed(item, `${path}/${key}`, seen));
  const isPlain = [Object.prototype, Array.prototype].includes(Object.getPrototypeOf(value));
  if (!isPlain) return [];
  const inner = Object.entries(value).flatMap(([key, item]) => thawed(item, `${path}/${key}`, seen));
  return Object.isFrozen(value) ? inner : [path, ...inner];
}

test('the model is frozen all the way down, also what nothing refers to', async () => {
  const { model } = await built({
    'workflows/unused.yml': 'id: unused\nworkflow: [{ boot: debian }]\n',
    'vaq.yml': 'version: 1\nmetadata: { a: [{ b: 1 }] }\n',
  });
  assert.deepEqual(thawed(model, '', new Set()), []);
});

test('the root says its name and the outermost metadata', async () => {
  const { model } = await built({ 'vaq.yml': 'version: 1\nname: dc\nmetadata: { a: 1 }\n' });
  assert.deepEqual([model.name, model.metadata], ['dc', { a: 1 }]);
  const { model: bare } = await built({ 'vaq.yml': 'version: 1\n' });
  assert.deepEqual([bare.name, bare.metadata], [null, {}]);
});

test('files are declared by path; of two the first holds, and both are known', async () => {
  const { model } = await built({
    'files.yml': `files:\n  - path: a\n    arch: one\n  - path: b\n  - path: a\n    arch: two\n`,
  });
  assert.deepEqual(model.files.get('a')?.data.arch, 'one');
  assert.deepEqual(
    model.declarations?.map(({ path, place }) => [path, place.path]),
    [
      ['a', ['files', 0]],
      ['b', ['files', 1]],
      ['a', ['files', 2]],
    ],
  );
});

test('what is declared is unknown only where files.yml was not understood', async () => {
  const table = [
    [null, []],
    ['', []],
    ['files: []\n', []],
    ['files: [\n', null],
    ['files: [{}]\n', null],
    ['colour: red\n', null],
  ] as const;
  for (const [text, declarations] of table) {
    const { model } = await built({ 'files.yml': text });
    assert.deepEqual(model.declarations, declarations, String(text));
    assert.equal(model.files.size, 0);
  }
});

test('every statement of a boot program is known with its place', async () => {
  const { model } = await built({
    'sites/ams1/env.yml':
      'id: ams1\nservice: { boot_programs: { bios: a } }\nsubnets:\n  - { id: rack1, cidr: 198.51.100.0/24, boot_programs: { bios: b } }\n',
    'sites/ams1/rack1.yml': `boot_programs: { bios: c }\n---\n${hostYaml({ more: ['boot_programs: { bios: d, http-arm64: e }'] })}`,
  });
  assert.deepEqual(
    model.programs.map(({ firmware, program, place }) => [
      firmware,
      program,
      `${place.document.file}#${place.document.index} ${place.path.join('.')}`,
    ]),
    [
      ['bios', 'a', 'sites/ams1/env.yml#0 service.boot_programs.bios'],
      ['bios', 'b', 'sites/ams1/env.yml#0 subnets.0.boot_programs.bios'],
      ['bios', 'c', 'sites/ams1/rack1.yml#0 boot_programs.bios'],
      ['bios', 'd', 'sites/ams1/rack1.yml#1 boot_programs.bios'],
      ['http-arm64', 'e', 'sites/ams1/rack1.yml#1 boot_programs.http-arm64'],
    ],
  );
});

test.run();
