import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { saidOf } from '../said-of.ts';

const test = suite('kinds/ignition/checks/raid');

type Row = readonly [title: string, version: string, body: string, expected: readonly string[]];

const ROWS: readonly Row[] = [
  [
    'good: an array',
    '3.4.0',
    `
"storage": {"raid": [{"name": "data", "level": "raid1", "devices": ["/dev/sda", "/dev/sdb"], "spares": 1, "options": ["--a", "--a"]}]}
`,
    [],
  ],
  [
    'an array without level',
    '3.4.0',
    `
"storage": {"raid": [
  {"name": "data", "devices": ["/dev/sda"]}
]}
`,
    ['3:3 error /storage/raid/0/level raid level is required [ignition/disk]'],
  ],
  [
    'an array without level, when there was no message of its own',
    '3.2.0',
    `
"storage": {"raid": [
  {"name": "data", "devices": ["/dev/sda"]}
]}
`,
    [
      '3:3 error /storage/raid/0/level unrecognized raid level; known are linear, raid0, 0, stripe, raid1, 1, mirror, raid4, 4, raid5, 5, raid6, 6, raid10, 10 [ignition/disk]',
    ],
  ],
  [
    'an array without devices',
    '3.4.0',
    `
"storage": {"raid": [
  {"name": "data", "level": "linear"}
]}
`,
    ['3:3 error /storage/raid/0/devices raid devices required [ignition/disk]'],
  ],
  [
    'a level that nobody knows',
    '3.4.0',
    `
"storage": {"raid": [{"name": "data", "devices": ["/dev/sda"],
  "level": "raid7"}]}
`,
    [
      '3:12 error /storage/raid/0/level unrecognized raid level; known are linear, raid0, 0, stripe, raid1, 1, mirror, raid4, 4, raid5, 5, raid6, 6, raid10, 10 [ignition/disk]',
    ],
  ],
  [
    'spares where there are none',
    '3.4.0',
    `
"storage": {"raid": [{"name": "data", "devices": ["/dev/sda"], "spares": 1,
  "level": "stripe"}]}
`,
    ['3:12 error /storage/raid/0/level spares unsupported for linear and raid0 arrays [ignition/disk]'],
  ],
  [
    'devices that are no paths',
    '3.4.0',
    `
"storage": {"raid": [{"name": "data", "level": "5", "devices": [
  "sda",
  "",
  "/dev//sdb"
]}]}
`,
    [
      '3:3 error /storage/raid/0/devices/0 path not absolute; it must begin with `/`, found `sda` [ignition/path]',
      '4:3 error /storage/raid/0/devices/1 path not specified [ignition/path]',
      '5:3 error /storage/raid/0/devices/2 path is not fully simplified; write `/dev/sdb` [ignition/path]',
    ],
  ],
  [
    'a device that stands twice',
    '3.4.0',
    `
"storage": {"raid": [{"name": "data", "level": "10", "devices": [
  "/dev/sda",
  "/dev/sda"
]}]}
`,
    [
      '4:3 error /storage/raid/0/devices/1 duplicate entry defined; it `/dev/sda` is there already [ignition/duplicate]',
    ],
  ],
];

for (const [title, version, body, expected] of ROWS) {
  test(`${title} (${version})`, () => {
    assert.deepEqual(saidOf(version, body), expected);
  });
}

test.run();
