import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { saidOf } from '../said-of.ts';

const test = suite('kinds/ignition/checks/disk');

type Row = readonly [title: string, version: string, body: string, expected: readonly string[]];

const ROWS: readonly Row[] = [
  [
    'good: a disk with partitions',
    '3.4.0',
    `
"storage": {"disks": [{
  "device": "/dev/sda", "wipeTable": true,
  "partitions": [
    {"label": "root", "number": 1, "startMiB": 1, "sizeMiB": 1024, "resize": true, "wipePartitionEntry": true},
    {"label": "var", "number": 2, "startMiB": 1025, "sizeMiB": 0, "typeGuid": "4F68BCE3-E8CD-4DB1-96E7-FBCAF984B709", "guid": ""}
  ]
}]}
`,
    [],
  ],
  [
    'a disk without a device',
    '3.4.0',
    `
"storage": {"disks": [{
  "wipeTable": true
}]}
`,
    ['2:23 error /storage/disks/0/device disk device is required [ignition/disk]'],
  ],
  [
    'a device that is no path',
    '3.4.0',
    `
"storage": {"disks": [
  {"device": "sda"}
]}
`,
    [
      '3:14 error /storage/disks/0/device path not absolute; it must begin with `/`, found `sda` [ignition/path]',
    ],
  ],
  [
    'numbers that collide',
    '3.4.0',
    `
"storage": {"disks": [{"device": "/dev/sda", "partitions": [
  {"number": 1, "label": "a"},
  {"number": 1, "label": "b"}
]}]}
`,
    [
      '4:3 error /storage/disks/0/partitions/1 partition numbers collide [ignition/disk]',
      '4:3 error /storage/disks/0/partitions/1 duplicate entry defined; the same partition is there already [ignition/duplicate]',
    ],
  ],
  [
    'partitions that overlap',
    '3.4.0',
    `
"storage": {"disks": [{"device": "/dev/sda", "partitions": [
  {"number": 1, "startMiB": 1, "sizeMiB": 100},
  {"number": 2, "startMiB": 100, "sizeMiB": 100}
]}]}
`,
    ['4:3 error /storage/disks/0/partitions/1 partitions overlap [ignition/disk]'],
  ],
  [
    'a partition within another',
    '3.4.0',
    `
"storage": {"disks": [{"device": "/dev/sda", "partitions": [
  {"number": 1, "startMiB": 1, "sizeMiB": 100},
  {"number": 2, "startMiB": 50, "sizeMiB": 0}
]}]}
`,
    ['4:3 error /storage/disks/0/partitions/1 partitions overlap [ignition/disk]'],
  ],
  [
    'good: partitions whose start is left open',
    '3.4.0',
    `
"storage": {"disks": [{"device": "/dev/sda", "partitions": [
  {"number": 1, "startMiB": 0, "sizeMiB": 100},
  {"number": 2, "startMiB": 0, "sizeMiB": 100},
  {"number": 3, "sizeMiB": 100}
]}]}
`,
    [],
  ],
  [
    'labels that are the same',
    '3.4.0',
    `
"storage": {"disks": [{"device": "/dev/sda", "partitions": [
  {"number": 1, "label": "a"},
  {"number": 2, "label": "a"}
]}]}
`,
    ['4:3 error /storage/disks/0/partitions/1 cannot use the same partition label twice [ignition/disk]'],
  ],
  [
    'a partition with neither number nor label',
    '3.4.0',
    `
"storage": {"disks": [{"device": "/dev/sda", "partitions": [
  {"sizeMiB": 100}
]}]}
`,
    [
      '3:3 error /storage/disks/0/partitions/0 a partition number >= 1 or a label must be specified [ignition/disk]',
    ],
  ],
  [
    'a partition that is to go and is described',
    '3.4.0',
    `
"storage": {"disks": [{"device": "/dev/sda", "partitions": [
  {"number": 1, "shouldExist": false, "sizeMiB": 100}
]}]}
`,
    [
      '3:3 error /storage/disks/0/partitions/0 shouldExist specified false with other options also specified [ignition/conflict]',
    ],
  ],
  [
    'good: a partition that is to go',
    '3.4.0',
    `
"storage": {"disks": [{"device": "/dev/sda", "partitions": [
  {"number": 1, "shouldExist": false, "wipePartitionEntry": true}
]}]}
`,
    [],
  ],
  [
    'a label that is too long',
    '3.4.0',
    `
"storage": {"disks": [{"device": "/dev/sda", "partitions": [
  {"label": "1111111111222222222233333333334444444"}
]}]}
`,
    [
      '3:13 error /storage/disks/0/partitions/0/label partition labels may not exceed 36 characters; found 37 bytes [ignition/disk]',
    ],
  ],
  [
    'a label that is too long in bytes',
    '3.4.0',
    `
"storage": {"disks": [{"device": "/dev/sda", "partitions": [
  {"label": "ääääääääääääääääääs"}
]}]}
`,
    [
      '3:13 error /storage/disks/0/partitions/0/label partition labels may not exceed 36 characters; found 37 bytes [ignition/disk]',
    ],
  ],
  [
    'a label with a colon',
    '3.4.0',
    `
"storage": {"disks": [{"device": "/dev/sda", "partitions": [
  {"label": "a:b"}
]}]}
`,
    [
      '3:13 error /storage/disks/0/partitions/0/label partition label will be truncated to text before the colon [ignition/disk]',
    ],
  ],
  [
    'GUIDs that are none',
    '3.4.0',
    `
"storage": {"disks": [{"device": "/dev/sda", "partitions": [
  {"number": 1,
   "guid": "01234567",
   "typeGuid": "01234567-89AB-CDEF-EDCB-A9876543210G"}
]}]}
`,
    [
      '4:12 error /storage/disks/0/partitions/0/guid doesn\'t match the form "01234567-89AB-CDEF-EDCB-A98765432101" [ignition/disk]',
      '5:16 error /storage/disks/0/partitions/0/typeGuid doesn\'t match the form "01234567-89AB-CDEF-EDCB-A98765432101" [ignition/disk]',
    ],
  ],
  [
    'resize before it was there',
    '3.1.0',
    `
"storage": {"disks": [{"device": "/dev/sda", "partitions": [
  {"number": 1,
   "resize": true}
]}]}
`,
    ['4:4 warning /storage/disks/0/partitions/0/resize unused key resize [ignition/unknown-key]'],
  ],
];

for (const [title, version, body, expected] of ROWS) {
  test(`${title} (${version})`, () => {
    assert.deepEqual(saidOf(version, body), expected);
  });
}

test.run();
