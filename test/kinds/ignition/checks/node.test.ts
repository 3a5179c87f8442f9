import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { saidOf } from '../said-of.ts';

const test = suite('kinds/ignition/checks/node');

type Row = readonly [title: string, version: string, body: string, expected: readonly string[]];

const ROWS: readonly Row[] = [
  [
    'good: files, directories and links with owner and permissions',
    '3.4.0',
    `
"storage": {
  "files": [{"path": "/etc/hostname", "mode": 420, "overwrite": true, "user": {"id": 0}, "group": {"name": "root"}, "contents": {"source": "data:,r1-01"}, "append": [{"source": "data:,a"}, {"source": "data:,a"}]}],
  "directories": [{"path": "/srv", "mode": 493, "user": {"name": "core"}, "group": {"id": 1000}}],
  "links": [{"path": "/etc/localtime", "target": "../usr/share/zoneinfo/UTC"}]
}
`,
    [],
  ],
  [
    'a relative path',
    '3.4.0',
    `
"storage": {"files": [
  {"path": "etc/hostname"}
]}
`,
    [
      '3:12 error /storage/files/0/path path not absolute; it must begin with `/`, found `etc/hostname` [ignition/path]',
    ],
  ],
  [
    'no path',
    '3.4.0',
    `
"storage": {"directories": [
  {"mode": 493}
]}
`,
    ['3:3 error /storage/directories/0/path path not specified [ignition/path]'],
  ],
  [
    'a path that is not plain',
    '3.4.0',
    `
"storage": {"links": [
  {"path": "/etc/../hostname", "target": "/x"}
]}
`,
    ['3:12 error /storage/links/0/path path is not fully simplified; write `/hostname` [ignition/path]'],
  ],
  [
    'a mode out of range',
    '3.4.0',
    `
"storage": {"files": [
  {"path": "/a", "mode": 10644},
  {"path": "/b", "mode": -1}
]}
`,
    [
      '3:26 error /storage/files/0/mode illegal file mode; a mode is a decimal number from 0 to 4095, found 10644: 0644 is 420 [ignition/value]',
      '3:26 warning /storage/files/0/mode setuid/setgid/sticky bits are not supported or functional in spec versions older than 3.6.0; a mode is decimal, 0644 is 420 [ignition/value]',
      '4:26 error /storage/files/1/mode illegal file mode; a mode is a decimal number from 0 to 4095, found -1: 0644 is 420 [ignition/value]',
      '4:26 warning /storage/files/1/mode setuid/setgid/sticky bits are not supported or functional in spec versions older than 3.6.0; a mode is decimal, 0644 is 420 [ignition/value]',
    ],
  ],
  [
    'special bits',
    '3.5.0',
    `
"storage": {"directories": [
  {"path": "/tmp",
   "mode": 1023}
]}
`,
    [
      '4:12 warning /storage/directories/0/mode setuid/setgid/sticky bits are not supported or functional in spec versions older than 3.6.0; a mode is decimal, 0644 is 420 [ignition/value]',
    ],
  ],
  [
    'good: special bits',
    '3.6.0',
    `
"storage": {"directories": [
  {"path": "/tmp", "mode": 1023}
]}
`,
    [],
  ],
  [
    'an owner by number and name',
    '3.4.0',
    `
"storage": {"files": [{"path": "/a",
  "user": {"id": 0, "name": "root"},
  "group": {"id": 0, "name": "root"}
}]}
`,
    [
      '3:11 error /storage/files/0/user cannot set both id and name [ignition/conflict]',
      '4:12 error /storage/files/0/group cannot set both id and name [ignition/conflict]',
    ],
  ],
  [
    'a file that is overwritten with nothing',
    '3.4.0',
    `
"storage": {"files": [
  {"path": "/a", "overwrite": true}
]}
`,
    [
      '3:31 error /storage/files/0/overwrite overwrite must be false if source is unspecified [ignition/conflict]',
    ],
  ],
];

for (const [title, version, body, expected] of ROWS) {
  test(`${title} (${version})`, () => {
    assert.deepEqual(saidOf(version, body), expected);
  });
}

test.run();
