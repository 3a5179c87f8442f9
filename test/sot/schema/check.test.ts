import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { parseYaml } from '../../../src/sot/documents/yaml.ts';
import { checkDocument } from '../../../src/sot/schema/check.ts';
import { brief } from '../documents/ranges.ts';
import { checked } from './checking.ts';

const test = suite('sot/schema/check');

const OS = { id: 'a', os_family: 'Debian', major_version: '12', boot: { kernel: 'k' } };

test('a document that its schema accepts is used as it is', () => {
  assert.deepEqual(checked('vaq', 'version: 1\nmetadata: { a: [1, { b: null }] }'), {
    found: [],
    value: { version: 1, metadata: { a: [1, { b: null }] } },
    complete: true,
  });
});

test('what was meant is used, though it is found', () => {
  const table = [
    ['os', 'id: a\nos_famly: Debian\nmajor_version: 12\nboot: { kernel: k }', OS],
    ['os', 'id: a\nos_family: Debian\nmajor_version: "12"\nboot: { kernal: k }', OS],
    ['os', 'id: a\nos_family: Debian\nmajor_version: "12"\nboot: { kernel: k }\nminor_version:', OS],
    [
      'workflow',
      'id: 012\nworkflow: [{ boot: b }]\ndo_once: yes',
      { id: '012', workflow: [{ boot: 'b' }], do_once: true },
    ],
    ['boot', 'id: a\ndone: Fetched', { id: 'a', done: 'fetched' }],
    [
      'os',
      'id: a\nos_family: Debian\nmajor_version: "12"\nboot: k\ncmdline: [quiet, a=b]',
      { ...OS, cmdline: [{ quiet: null }, { a: 'b' }] },
    ],
    ['vaq', 'metadata: { a: 1 }', { version: 1, metadata: { a: 1 } }],
    ['vaq', 'version: 2\nname: n', { version: 1, name: 'n' }],
  ] as const;
  for (const [schema, text, value] of table) {
    const result = checked(schema, text);
    assert.deepEqual(result.value, value, text);
    assert.equal(result.complete, true, text);
    assert.notEqual(result.found.length, 0, text);
  }
});

test('what nobody can guess is taken out, and the rest is used', () => {
  const table = [
    ['os', 'id: a\nos_family: Debian\nmajor_version: "12"\nboot: { kernel: k }\ncolour: red', OS],
    ['os', 'id: a\nos_family: Debian\nmajor_version: "12"\nboot: { kernel: k }\nname: [x]', OS],
    // The place of each item is counted, so that a list goes as a whole.
    ['os', 'id: a\nos_family: Debian\nmajor_version: "12"\nboot: { kernel: k }\ncmdline: [a: 1, {}]', OS],
    // What a guess leads to is refused: then the guess was none.
    ['os', 'id: a\nos_family: Debian\nmajor_version: "12"\nboot: { kernel: k }\ncmdlin: x', OS],
  ] as const;
  for (const [schema, text, value] of table) {
    const result = checked(schema, text);
    assert.deepEqual(result.value, value, text);
    assert.equal(result.complete, false, text);
    assert.equal(result.found.length, 1, text);
  }
});

test('where too little is left there is no value', () => {
  const table = [
    ['os', '[a]'],
    ['os', 'id: a'],
    ['workflow', 'id: a\nworkflow: [{}]'],
    ['workflow', 'id: [a]\nworkflow: [{ boot: b }]'],
    ['host', 'name: a\nworkflow: b\ninterfaces:\n  - mac: 52:54:00:00:00:01'],
  ] as const;
  for (const [schema, text] of table) {
    const { value, complete } = checked(schema, text);
    assert.deepEqual({ value, complete }, { value: null, complete: false }, text);
  }
});

test('what is misspelt has its place under the key that was meant', () => {
  const text = 'nmae: a\ninterfaces:\n  - tpye: physical\n    mac: x\nworkflow: b\n';
  const { document } = checkDocument('host', parseYaml('a.yml', text).documents[0]!, text);
  assert.equal(brief(document.start), '1:1-1:8');
  assert.equal(brief(document.keyRange(['name'])), '1:1-1:5');
  assert.equal(brief(document.valueRange(['interfaces', 0, 'type'])), '3:11-3:19');
  assert.equal(brief(document.valueRange(['interfaces', 0, 'mac'])), '4:10-4:11');
  assert.equal(brief(document.valueRange(['workflow'])), '5:11-5:12');
  assert.equal(document.valueRange(['uuid']), null);
});

test('the document itself is not changed', () => {
  const text = 'id: a\nnmae: x\nworkflow: [{ boot: b }]';
  assert.deepEqual(checked('workflow', text), checked('workflow', text));
});

test('a secret may stand where a text may', () => {
  const host = `name: a\nworkflow: b\ninterfaces:\n  - type: bmc\n    bmc:\n      type: ipmi\n      username: { $secret: user }\n      password: { $secret: ipmi }\n      command: plain`;
  assert.deepEqual(checked('host', host).found, []);
  const os = 'id: a\nos_family: Debian\nmajor_version: "12"\nboot: { kernel: k }\ncmdline:\n';
  assert.deepEqual(
    checked('os', `${os}  - token: { $secret: t }\n  - keys: [{ $secret: t }, plain]\n`).found,
    [],
  );
  assert.deepEqual(checked('os', `${os}  - token: { $secrte: t }\n  - keys: [{ $secret: 1 }]\n`).found, [
    '6:14-6:21 error schema/unknown-key: unknown key `$secrte`; did you mean `$secret`? | fix $secret',
    '7:23-7:24 error schema/type: expected a text, found the number 1; quote it: `"1"` | fix "1"',
  ]);
  assert.deepEqual(checked('host', 'name: { $secret: n }\nworkflow: b\ninterfaces: []').found, [
    '1:7-1:21 error schema/type: expected a text, found a map',
  ]);
});

test.run();
