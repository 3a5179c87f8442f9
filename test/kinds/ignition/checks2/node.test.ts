import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { saidOf } from '../said-of.ts';

const test = suite('kinds/ignition/checks2/node');

type Row = readonly [title: string, version: string, body: string, expected: readonly string[]];

const ROWS: readonly Row[] = [
  [
    'good: files, directories and links',
    '2.2.0',
    `
"storage": {
  "files": [{"filesystem": "root", "path": "/a", "mode": 420, "user": {"id": 0}, "group": {"name": "root"}, "append": true, "contents": {"source": "data:,x"}}],
  "directories": [{"filesystem": "root", "path": "/b", "mode": 493}],
  "links": [{"filesystem": "root", "path": "/c", "target": "/a", "hard": true}]
}
`,
    [],
  ],
  [
    'files that are nowhere',
    '2.2.0',
    `
"storage": {"files": [
  {"path": "/a", "mode": 420},
  {"filesystem": "root", "path": "b", "mode": 420},
  {"filesystem": "data", "path": "/c", "mode": 420}
]}
`,
    [
      '3:3 error /storage/files/0/filesystem no filesystem specified [ignition/path]',
      '4:34 error /storage/files/1/path path not absolute; it must begin with `/`, found `b` [ignition/path]',
      '5:18 warning /storage/files/2/filesystem File "/c" references nonexistent filesystem "data". (This is ok if it is defined in a referenced config) [ignition/conflict]',
    ],
  ],
  [
    'modes',
    '2.2.0',
    `
"storage": {"files": [
  {"filesystem": "root", "path": "/a"},
  {"filesystem": "root", "path": "/b", "mode": 4096}
]}
`,
    [
      '3:3 warning /storage/files/0/mode permissions unset, defaulting to 0000; 0644 is written 420 [ignition/value]',
      '4:48 error /storage/files/1/mode illegal file mode; a mode is a decimal number from 0 to 4095, found 4096: 0644 is 420 [ignition/value]',
    ],
  ],
  [
    'good: no mode, when it was 0',
    '2.1.0',
    `
"storage": {"files": [{"filesystem": "root", "path": "/a"}]}
`,
    [],
  ],
  [
    'overwritten, and put to the end',
    '2.2.0',
    `
"storage": {"files": [
  {"filesystem": "root", "path": "/a", "mode": 420, "append": true, "overwrite": true,
   "user": {"id": 1, "name": "core"}}
]}
`,
    [
      '3:3 error /storage/files/0 cannot set both append and overwrite to true [ignition/conflict]',
      '4:12 error /storage/files/0/user cannot set both id and name [ignition/conflict]',
    ],
  ],
  [
    'file systems that shadow others',
    '2.2.0',
    `
"storage": {"filesystems": [
  {"name": "root", "path": "/a"},
  {"name": "b", "path": "/b"},
  {"name": "b", "path": "/c"}
]}
`,
    [
      '3:12 warning /storage/filesystems/0/name Filesystem "root" shadows exising filesystem definition [ignition/duplicate]',
      '5:12 warning /storage/filesystems/2/name Filesystem "b" shadows exising filesystem definition [ignition/duplicate]',
    ],
  ],
];

for (const [title, version, body, expected] of ROWS) {
  test(`${title} (${version})`, () => {
    assert.deepEqual(saidOf(version, body), expected);
  });
}

test.run();
