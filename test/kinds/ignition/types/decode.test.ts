import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { saidOf } from '../said-of.ts';

const test = suite('kinds/ignition/types/decode');

type Row = readonly [title: string, version: string, body: string, expected: readonly string[]];

const ROWS: readonly Row[] = [
  [
    'good: null is nothing, and case is nothing to Go',
    '3.4.0',
    `
"storage": {"files": [{"path": "/a", "mode": null, "append": null}]}
`,
    [],
  ],
  [
    'values of wrong types',
    '3.4.0',
    `
"storage": {"files": {"path": "/a"}}
`,
    [
      '2:22 error /storage/files json: cannot unmarshal object into Go struct field Storage.storage.files of type []types.File; expected a list, found a map [ignition/type]',
    ],
  ],
  [
    'numbers that are not whole, or too large',
    '3.4.0',
    `
"storage": {"files": [{"path": "/a", "mode": 420.0}, {"path": "/b", "mode": 9223372036854775808}]}
`,
    [
      '2:46 error /storage/files/0/mode json: cannot unmarshal number 420.0 into Go struct field File.storage.files.mode of type int; expected a whole number, found the number 420.0 [ignition/type]',
      '2:77 error /storage/files/1/mode json: cannot unmarshal number 9223372036854775808 into Go struct field File.storage.files.mode of type int; expected a whole number, found the number 9223372036854775808 [ignition/type]',
    ],
  ],
  [
    'a text for a map',
    '3.4.0',
    `
"storage": "none"
`,
    [
      '2:12 error /storage json: cannot unmarshal string into Go struct field Config.storage of type types.Storage; expected a map, found the text `none` [ignition/type]',
    ],
  ],
  [
    'a list for a text',
    '3.4.0',
    `
"passwd": {"users": [{"name": ["core"]}]}
`,
    [
      '2:31 error /passwd/users/0/name json: cannot unmarshal array into Go struct field PasswdUser.passwd.users.name of type string; expected a text, found a list [ignition/type]',
    ],
  ],
];

for (const [title, version, body, expected] of ROWS) {
  test(`${title} (${version})`, () => {
    assert.deepEqual(saidOf(version, body), expected);
  });
}

test.run();
