import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { saidOf } from '../said-of.ts';

const test = suite('kinds/ignition/types/unused');

type Row = readonly [title: string, version: string, body: string, expected: readonly string[]];

const ROWS: readonly Row[] = [
  [
    'keys that nothing reads',
    '3.4.0',
    `
"networkd": {},
"storage": {"file": [],
  "files": [{"path": "/a", "content": {},
    "filesystem": "root"}]}
`,
    [
      '2:1 warning /networkd unused key networkd [ignition/unknown-key]',
      '3:13 warning /storage/file unused key file [ignition/unknown-key]',
      '4:28 warning /storage/files/0/content unused key content; did you mean `contents`? [ignition/unknown-key]',
      '5:5 warning /storage/files/0/filesystem unused key filesystem [ignition/unknown-key]',
    ],
  ],
  [
    'a key in capitals, which Go reads',
    '3.4.0',
    `
"Storage": {"files": [{"path": "a"}]}
`,
    [
      '2:1 warning /Storage unused key Storage; did you mean `storage`? [ignition/unknown-key]',
      '2:32 error /storage/files/0/path path not absolute; it must begin with `/`, found `a` [ignition/path]',
    ],
  ],
  [
    'maps that are null',
    '3.4.0',
    `
"storage": {"files": [{"path": "/a",
  "contents": null}]},
"passwd": null
`,
    [
      '3:15 warning /storage/files/0/contents context tree does not match content tree at $.storage.files.0.contents. Line and column reporting may be inconsistent. Unused keys may not be reported; write `{}`, or leave it out [ignition/type]',
      '4:11 warning /passwd context tree does not match content tree at $.passwd. Line and column reporting may be inconsistent. Unused keys may not be reported; write `{}`, or leave it out [ignition/type]',
    ],
  ],
  [
    'good: maps that may be null',
    '3.2.0',
    `
"storage": {"luks": [{"name": "a", "device": "/dev/sdb", "clevis": null}]}
`,
    [],
  ],
];

for (const [title, version, body, expected] of ROWS) {
  test(`${title} (${version})`, () => {
    assert.deepEqual(saidOf(version, body), expected);
  });
}

test.run();
