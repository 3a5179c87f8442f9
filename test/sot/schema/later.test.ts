import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { parseYaml } from '../../../src/sot/documents/yaml.ts';
import { LaterKeys } from '../../../src/sot/schema/later.ts';
import { lines } from '../sample.ts';

const test = suite('sot/schema/later');

function found(...documents: readonly (readonly [string, string])[]): readonly string[] {
  const later = new LaterKeys();
  for (const [schema, text] of documents) later.add(schema, parseYaml(`${schema}.yml`, text).documents[0]!);
  return lines(later.diagnostics());
}

const about = (key: string, more = ''): string =>
  `info schema/not-acted-on: \`${key}\` is part of the data model, but this version of vaq does not act on it yet${more}`;

test('a key that has no effect yet is said once, at its first place', () => {
  const documents = ['program: x\nvalidate: []', 'program: y'].map((text) => ['boot', text] as const);
  assert.deepEqual(found(...documents), [
    `boot.yml:1:1-1:8 ${about('program', ' (here and in one more place)')}`,
    `boot.yml:2:1-2:9 ${about('validate')}`,
  ]);
});

test('items of lists are counted each', () => {
  const text = 'interfaces:\n  - { ipv6: a }\n  - { type: bmc }\n  - { ipv6: b, bmc: {} }\n  - ipv6: c\n';
  assert.deepEqual(found(['host', text]), [
    `host.yml:2:7-2:11 ${about('ipv6', ' (here and in 2 more places)')}`,
    `host.yml:4:16-4:19 ${about('bmc')}`,
  ]);
});

test('what is inside a key that has no effect is not said again', () => {
  assert.deepEqual(found(['host', 'interfaces: [{ bmc: { soft_reboot: true } }]']), [
    `host.yml:1:16-1:19 ${about('bmc')}`,
  ]);
});

test('what has an effect is not said', () => {
  const policy = 'on_failure: { retry: 1, then: rollback }';
  assert.deepEqual(
    found(['workflow', `${policy}\ndo_once: true\ndeps: {}`], ['env', `policy: { ${policy} }`]),
    [],
  );
});

test('documents of another shape have nothing to say', () => {
  for (const text of ['[]', 'null', 'x', 'interfaces: x', 'interfaces: [x, null, []]']) {
    assert.deepEqual(found(['host', text]), [], text);
  }
});

test.run();
