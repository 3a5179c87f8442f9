import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { saidOf } from '../said-of.ts';

const test = suite('kinds/ignition/checks/storage');

type Row = readonly [title: string, version: string, body: string, expected: readonly string[]];

const ROWS: readonly Row[] = [
  [
    'good: a link and what it leads to',
    '3.4.0',
    `
"storage": {"directories": [{"path": "/srv"}], "links": [{"path": "/data", "target": "/srv"}, {"path": "/hard", "hard": true, "target": "/file"}]}
`,
    [],
  ],
  [
    'whatever is below a link',
    '3.4.0',
    `
"storage": {
  "links": [{"path": "/data", "target": "/srv"},
            {"path": "/data/link", "target": "/srv"}],
  "files": [{"path": "/data/file"}],
  "directories": [{"path": "/data/directory"}]
}
`,
    [
      '4:13 error /storage/links/1 link path includes link in config; `/data` is a link [ignition/conflict]',
      '5:13 error /storage/files/0 file path includes link in config; `/data` is a link [ignition/conflict]',
      '6:19 error /storage/directories/0 directory path includes link in config; `/data` is a link [ignition/conflict]',
    ],
  ],
  [
    'a link without target',
    '3.4.0',
    `
"storage": {"links": [
  {"path": "/data"}
]}
`,
    ['3:3 error /storage/links/0/target link target is required [ignition/path]'],
  ],
  [
    'good: a link without target, when nobody looked',
    '3.2.0',
    `
"storage": {"links": [{"path": "/data", "target": ""}]}
`,
    [],
  ],
  [
    'a hard link to a directory',
    '3.4.0',
    `
"storage": {"directories": [{"path": "/srv/x"}],
  "links": [{"path": "/data", "hard": true, "target": "/srv/./x/"}]}
`,
    ['3:13 error /storage/links/0 hard link target is a directory [ignition/conflict]'],
  ],
  [
    'a hard link with an owner',
    '3.4.0',
    `
"storage": {"links": [{"path": "/data", "hard": true, "target": "/srv/x",
  "user": {"name": "root"},
  "group": {"id": 0}}]}
`,
    [
      '3:20 warning /storage/links/0/user/name user/group ignored for hard link [ignition/conflict]',
      '4:19 warning /storage/links/0/group/id user/group ignored for hard link [ignition/conflict]',
    ],
  ],
  [
    'a file system on a disk with partitions',
    '3.4.0',
    `
"storage": {"disks": [{"device": "/dev/sda", "partitions": [{"number": 1}]}], "filesystems": [
  {"device": "/dev/sda", "format": "ext4"}
]}
`,
    ['3:14 warning /storage/filesystems/0/device filesystem overwrites partitioned device [ignition/disk]'],
  ],
  [
    'a file system on a disk that is wiped',
    '3.4.0',
    `
"storage": {"disks": [{"device": "/dev/sda", "wipeTable": true}], "filesystems": [
  {"device": "/dev/sda", "format": "ext4"}
]}
`,
    [
      '3:14 warning /storage/filesystems/0/device device matches disk with wipeTable enabled; filesystem will be wiped [ignition/disk]',
    ],
  ],
  [
    'good: a file system on a disk that is wiped, as is said',
    '3.4.0',
    `
"storage": {"disks": [{"device": "/dev/sda", "wipeTable": true}], "filesystems": [
  {"device": "/dev/sda", "format": "ext4", "wipeFilesystem": true}
]}
`,
    [],
  ],
  [
    'a file where a unit is written',
    '3.4.0',
    `
"systemd": {"units": [{"name": "a.service", "contents": "[Service]\\nA=b", "dropins": [{"name": "b.conf", "contents": "[Service]\\nA=b"}]}]},
"storage": {
  "files": [{"path": "/etc/systemd/system/a.service"}],
  "links": [{"path": "/etc/systemd/system/a.service.d/b.conf", "target": "/x"}]
}
`,
    [
      '4:22 error /storage/files/0/path path conflicts with systemd unit or dropin [ignition/conflict]',
      '5:22 error /storage/links/0/path path conflicts with systemd unit or dropin [ignition/conflict]',
    ],
  ],
];

for (const [title, version, body, expected] of ROWS) {
  test(`${title} (${version})`, () => {
    assert.deepEqual(saidOf(version, body), expected);
  });
}

test.run();
