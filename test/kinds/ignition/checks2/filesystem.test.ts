import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { saidOf } from '../said-of.ts';

const test = suite('kinds/ignition/checks2/filesystem');

type Row = readonly [title: string, version: string, body: string, expected: readonly string[]];

const ROWS: readonly Row[] = [
  [
    'good: file systems',
    '2.2.0',
    `
"storage": {"filesystems": [
  {"name": "a", "mount": {"device": "/dev/sda1", "format": "ext4", "wipeFilesystem": true, "label": "ROOT", "uuid": "x", "options": ["-x"]}},
  {"name": "b", "path": "/sysroot"}
]}
`,
    [],
  ],
  [
    'file systems that are nowhere, or at two places',
    '2.2.0',
    `
"storage": {"filesystems": [
  {"name": "a"},
  {"name": "b", "path": "/b", "mount": {"device": "/dev/sda1", "format": "ext4"}},
  {"name": "c", "path": "c"}
]}
`,
    [
      '3:3 error /storage/filesystems/0 filesystem is missing mount or path [ignition/disk]',
      '4:3 error /storage/filesystems/1 filesystem has both mount and path defined [ignition/disk]',
      '5:25 error /storage/filesystems/2/path filesystem "c": path not absolute [ignition/path]',
    ],
  ],
  [
    'mounts that cannot be made',
    '2.2.0',
    `
"storage": {"filesystems": [
  {"name": "a", "mount": {"device": "sda1", "format": "ntfs"}},
  {"name": "b", "mount": {"device": "/dev/sda1", "format": "xfs", "label": "1234567890123"}}
]}
`,
    [
      '3:37 error /storage/filesystems/0/mount/device path not absolute; it must begin with `/`, found `sda1` [ignition/path]',
      '3:55 error /storage/filesystems/0/mount/format invalid filesystem format; known are ext4, btrfs, xfs, swap, vfat, found `ntfs` [ignition/disk]',
      '4:76 error /storage/filesystems/1/mount/label filesystem labels cannot be longer than 12 characters when using xfs [ignition/disk]',
    ],
  ],
  [
    'the old way to force a format',
    '2.2.0',
    `
"storage": {"filesystems": [
  {"name": "a", "mount": {"device": "/dev/sda1", "format": "ext4", "create": {"force": true}}},
  {"name": "b", "mount": {"device": "/dev/sda2", "format": "ext4", "create": {}, "wipeFilesystem": true, "options": ["-x"]}}
]}
`,
    [
      '3:78 warning /storage/filesystems/0/mount/create the create object has been deprecated in favor of mount-level options [ignition/deprecated]',
      '4:3 error /storage/filesystems/1 cannot use both create object and wipeFilesystem field [ignition/disk]',
      '4:3 error /storage/filesystems/1 cannot use both create object and mount-level options field [ignition/disk]',
      '4:78 warning /storage/filesystems/1/mount/create the create object has been deprecated in favor of mount-level options [ignition/deprecated]',
    ],
  ],
  [
    'good: the way of version 2.0 to force a format',
    '2.0.0',
    `
"storage": {"filesystems": [
  {"name": "a", "mount": {"device": "/dev/sda1", "format": "ext4", "create": {"force": true, "options": ["-x"]}}}
]}
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
