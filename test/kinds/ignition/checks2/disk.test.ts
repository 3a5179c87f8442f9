import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { saidOf } from '../said-of.ts';

const test = suite('kinds/ignition/checks2/disk');

type Row = readonly [title: string, version: string, body: string, expected: readonly string[]];

const ROWS: readonly Row[] = [
  [
    'good: disks and arrays',
    '2.3.0',
    `
"storage": {
  "disks": [{"device": "/dev/sda", "wipeTable": true, "partitions": [{"label": "a", "number": 1, "sizeMiB": 10, "startMiB": 0, "wipePartitionEntry": true}]}],
  "raid": [{"name": "data", "level": "raid1", "devices": ["/dev/sda", "/dev/sdb"], "spares": 1, "options": ["-x"]}]
}
`,
    [],
  ],
  [
    'disks that cannot be made',
    '2.2.0',
    `
"storage": {"disks": [
  {"wipeTable": true},
  {"device": "sda"},
  {"device": "/dev/sdb",
   "partitions": [{"number": 1, "start": 2048, "size": 4096}, {"number": 1, "start": 4096, "size": 1}]},
  {"device": "/dev/sdc",
   "partitions": [{"number": 1, "start": 100}]}
]}
`,
    [
      '3:3 error /storage/disks/0/device disk device is required [ignition/disk]',
      '4:14 error /storage/disks/1/device path not absolute; it must begin with `/`, found `sda` [ignition/disk]',
      '6:18 error /storage/disks/2/partitions partition numbers collide [ignition/disk]',
      '6:18 error /storage/disks/2/partitions partitions overlap [ignition/disk]',
      '8:18 error /storage/disks/3/partitions partitions misaligned; a `start` is a multiple of 2048 sectors [ignition/disk]',
    ],
  ],
  [
    'units that are mixed, and old',
    '2.3.0',
    `
"storage": {"disks": [
  {"device": "/dev/sdb",
   "partitions": [{"number": 1, "size": 2048},
     {"number": 2, "sizeMiB": 10}]}
]}
`,
    [
      '4:18 error /storage/disks/0/partitions cannot mix MBs and sectors within a disk [ignition/disk]',
      '4:41 warning /storage/disks/0/partitions/0/size size is deprecated; use sizeMB instead, which is written `sizeMiB` [ignition/deprecated]',
    ],
  ],
  [
    'partitions to go',
    '2.3.0',
    `
"storage": {"disks": [
  {"device": "/dev/sdb",
   "partitions": [{"number": 1, "shouldExist": false, "label": "a"},
     {"label": "b"}]}
]}
`,
    [
      '4:18 error /storage/disks/0/partitions shouldExist is false for a partition and other partition(s) has start or size 0 [ignition/disk]',
      '4:19 error /storage/disks/0/partitions/0 shouldExist specified false with other options also specified [ignition/conflict]',
    ],
  ],
  [
    'labels and GUIDs',
    '2.3.0',
    `
"storage": {"disks": [{"device": "/dev/sdb", "partitions": [
  {"number": 1, "label": "a:b"},
  {"number": 2, "guid": "x", "label": "1111111111222222222233333333334444444"}
]}]}
`,
    [
      '3:26 warning /storage/disks/0/partitions/0/label partition label will be truncated to text before the colon [ignition/disk]',
      '4:25 error /storage/disks/0/partitions/1/guid doesn\'t match the form "01234567-89AB-CDEF-EDCB-A98765432101" [ignition/disk]',
      '4:39 error /storage/disks/0/partitions/1/label partition labels may not exceed 36 characters; found 37 bytes [ignition/disk]',
    ],
  ],
  [
    'arrays that cannot be made',
    '2.3.0',
    `
"storage": {"raid": [
  {"name": "a", "level": "raid7", "devices": ["sda"]},
  {"name": "b", "level": "linear", "devices": [], "spares": 1}
]}
`,
    [
      '3:26 error /storage/raid/0/level unrecognized raid level; known are linear, raid0, 0, stripe, raid1, 1, mirror, raid4, 4, raid5, 5, raid6, 6, raid10, 10 [ignition/disk]',
      '3:47 error /storage/raid/0/devices/0 path not absolute; it must begin with `/`, found `sda` [ignition/path]',
      '4:26 error /storage/raid/1/level spares unsupported for arrays with a level greater than 0 [ignition/disk]',
    ],
  ],
];

for (const [title, version, body, expected] of ROWS) {
  test(`${title} (${version})`, () => {
    assert.deepEqual(saidOf(version, body), expected);
  });
}

test.run();
