import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { parseYaml } from '../../../src/sot/documents/yaml.ts';
import { unknownId } from '../../../src/sot/model/unknown-id.ts';

const test = suite('sot/model/unknown-id');

const place = { document: parseYaml('a.yml', 'use: debain').documents[0]!, path: ['use'] };

test('the nearest name is given, else all where they are few', () => {
  const names = (count: number): readonly string[] => Array.from({ length: count }, (_, at) => `name${at}`);
  const table: readonly (readonly [readonly string[], string, string | null])[] = [
    [['rocky', 'debian'], '; did you mean `debian`?', 'debian'],
    [[], '; there is none in `boot/`', null],
    [['rocky'], '; there is `rocky`', null],
    [
      names(8),
      `; there are ${names(8)
        .map((name) => `\`${name}\``)
        .join(', ')}`,
      null,
    ],
    [names(9), '', null],
  ];
  for (const [known, help, fix] of table) {
    const found = unknownId(place, 'boot', 'debain', known);
    assert.equal(found.message, `the boot \`debain\` does not exist${help}`);
    assert.deepEqual([found.ruleId, found.fix, found.path], ['link/unknown-id', fix, '/use']);
  }
});

test('where there is none at all, the folder is named in which one would stand', () => {
  const table: readonly (readonly [string, string])[] = [
    ['os', ' in `os/`'],
    ['workflow', ' in `workflows/`'],
    ['preseed asset', ' in `assets/preseed/`'],
    ['subnet', ''],
  ];
  for (const [what, where] of table)
    assert.equal(
      unknownId(place, what, 'a', []).message,
      `the ${what} \`a\` does not exist; there is none${where}`,
    );
});

test.run();
