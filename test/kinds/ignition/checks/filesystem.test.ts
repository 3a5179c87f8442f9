import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { saidOf } from '../said-of.ts';

const test = suite('kinds/ignition/checks/filesystem');

type Row = readonly [title: string, version: string, body: string, expected: readonly string[]];

const ROWS: readonly Row[] = [
  [
    'good: file systems',
    '3.4.0',
    `
"storage": {"filesystems": [
  {"device": "/dev/sda1", "format": "ext4", "label": "1234567890123456", "path": "/", "wipeFilesystem": true, "options": ["-x", "-x"], "mountOptions": ["ro", "ro"]},
  {"device": "/dev/sda2", "format": "none"},
  {"device": "/dev/sda3", "format": "swap", "uuid": "c1b5"},
  {"device": "/dev/sda4"}
]}
`,
    [],
  ],
  [
    'a format that nobody knows',
    '3.4.0',
    `
"storage": {"filesystems": [{"device": "/dev/sda1",
  "format": "ntfs"}]}
`,
    [
      '3:13 error /storage/filesystems/0/format invalid filesystem format; known are ext4, btrfs, xfs, swap, vfat, none, found `ntfs` [ignition/disk]',
    ],
  ],
  [
    'no format, before it could be wiped with nothing',
    '3.2.0',
    `
"storage": {"filesystems": [{"device": "/dev/sda1",
  "format": "none"}]}
`,
    [
      '3:13 error /storage/filesystems/0/format invalid filesystem format; known are ext4, btrfs, xfs, swap, vfat, found `none` [ignition/disk]',
    ],
  ],
  [
    'a forced format without a format',
    '3.4.0',
    `
"storage": {"filesystems": [
  {"device": "/dev/sda1", "wipeFilesystem": true}
]}
`,
    [
      '3:3 error /storage/filesystems/0/format format cannot be empty when path, label, uuid, wipeFilesystem, options, or mountOptions is specified [ignition/disk]',
    ],
  ],
  [
    'a label without a format',
    '3.4.0',
    `
"storage": {"filesystems": [
  {"device": "/dev/sda1",
   "label": "root"}
]}
`,
    [
      '3:3 error /storage/filesystems/0/format format cannot be empty when path, label, uuid, wipeFilesystem, options, or mountOptions is specified [ignition/disk]',
      '4:13 error /storage/filesystems/0/label filesystem must specify format if label is specified [ignition/disk]',
    ],
  ],
  [
    'labels that are too long',
    '3.4.0',
    `
"storage": {"filesystems": [
  {"device": "/dev/sda1", "format": "ext4", "label": "12345678901234567"},
  {"device": "/dev/sda2", "format": "xfs", "label": "1234567890123"},
  {"device": "/dev/sda3", "format": "swap", "label": "1234567890123456"},
  {"device": "/dev/sda4", "format": "vfat", "label": "123456789012"}
]}
`,
    [
      '3:54 error /storage/filesystems/0/label filesystem labels cannot be longer than 16 characters when using ext4 [ignition/disk]',
      '4:53 error /storage/filesystems/1/label filesystem labels cannot be longer than 12 characters when using xfs [ignition/disk]',
      '5:54 error /storage/filesystems/2/label filesystem labels cannot be longer than 15 characters when using swap [ignition/disk]',
      '6:54 error /storage/filesystems/3/label filesystem labels cannot be longer than 11 characters when using vfat [ignition/disk]',
    ],
  ],
  [
    'no device',
    '3.4.0',
    `
"storage": {"filesystems": [
  {"format": "ext4"}
]}
`,
    ['3:3 error /storage/filesystems/0/device path not specified [ignition/path]'],
  ],
  [
    'a path that is not plain',
    '3.4.0',
    `
"storage": {"filesystems": [{"device": "/dev/sda1", "format": "ext4",
  "path": "/var/"}]}
`,
    ['3:11 error /storage/filesystems/0/path path is not fully simplified; write `/var` [ignition/path]'],
  ],
  [
    'mount options before they were there',
    '3.0.0',
    `
"storage": {"filesystems": [{"device": "/dev/sda1",
  "mountOptions": ["ro"]}]}
`,
    ['3:3 warning /storage/filesystems/0/mountOptions unused key mountOptions [ignition/unknown-key]'],
  ],
];

for (const [title, version, body, expected] of ROWS) {
  test(`${title} (${version})`, () => {
    assert.deepEqual(saidOf(version, body), expected);
  });
}

test.run();
