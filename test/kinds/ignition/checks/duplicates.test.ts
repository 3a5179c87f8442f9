import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { saidOf } from '../said-of.ts';

const test = suite('kinds/ignition/checks/duplicates');

type Row = readonly [title: string, version: string, body: string, expected: readonly string[]];

const ROWS: readonly Row[] = [
  [
    'the same path as a file and a link',
    '3.4.0',
    `
"storage": {
  "files": [{"path": "/a"}],
  "links": [{"path": "/a", "target": "/b"}]
}
`,
    [
      '4:13 error /storage/links/0 duplicate entry defined; an entry with path `/a` is there already [ignition/duplicate]',
    ],
  ],
  [
    'users, groups and keys that stand twice',
    '3.4.0',
    `
"passwd": {
  "users": [{"name": "core", "groups": ["a", "a"],
    "sshAuthorizedKeys": ["k", "k"]},
    {"name": "core"}],
  "groups": [{"name": "g"},
    {"name": "g"}]
}
`,
    [
      '3:46 error /passwd/users/0/groups/1 duplicate entry defined; it `a` is there already [ignition/duplicate]',
      '4:32 error /passwd/users/0/sshAuthorizedKeys/1 duplicate entry defined; it `k` is there already [ignition/duplicate]',
      '5:5 error /passwd/users/1 duplicate entry defined; an entry with name `core` is there already [ignition/duplicate]',
      '7:5 error /passwd/groups/1 duplicate entry defined; an entry with name `g` is there already [ignition/duplicate]',
    ],
  ],
  [
    'units and drop-ins that stand twice',
    '3.4.0',
    `
"systemd": {"units": [
  {"name": "a.service", "dropins": [{"name": "b.conf"}, {"name": "b.conf"}]},
  {"name": "a.service"}
]}
`,
    [
      '3:57 error /systemd/units/0/dropins/1 duplicate entry defined; an entry with name `b.conf` is there already [ignition/duplicate]',
      '4:3 error /systemd/units/1 duplicate entry defined; an entry with name `a.service` is there already [ignition/duplicate]',
    ],
  ],
  [
    'disks and file systems that stand twice',
    '3.4.0',
    `
"storage": {
  "disks": [{"device": "/dev/sda"}, {"device": "/dev/sda"}],
  "filesystems": [{"device": "/dev/sda1"}, {"device": "/dev/sda1"}]
}
`,
    [
      '3:37 error /storage/disks/1 duplicate entry defined; an entry with device `/dev/sda` is there already [ignition/duplicate]',
      '4:44 error /storage/filesystems/1 duplicate entry defined; an entry with device `/dev/sda1` is there already [ignition/duplicate]',
    ],
  ],
  [
    'kernel arguments that are to be there and not to be there',
    '3.3.0',
    `
"kernelArguments": {"shouldExist": ["quiet"],
  "shouldNotExist": ["quiet"]}
`,
    [
      '3:22 error /kernelArguments/shouldNotExist/0 duplicate entry defined; it `quiet` is there already [ignition/duplicate]',
    ],
  ],
  [
    'a partition that stands twice',
    '3.4.0',
    `
"storage": {"disks": [{"device": "/dev/sda", "partitions": [
  {"number": 1},
  {"number": 1}
]}]}
`,
    [
      '4:3 error /storage/disks/0/partitions/1 partition numbers collide [ignition/disk]',
      '4:3 error /storage/disks/0/partitions/1 duplicate entry defined; the same partition is there already [ignition/duplicate]',
    ],
  ],
  [
    'a key that stands twice',
    '3.4.0',
    `
"storage": {},
"storage": {}
`,
    ['3:1 warning /storage the key `storage` stands twice; the last one counts [ignition/duplicate]'],
  ],
];

for (const [title, version, body, expected] of ROWS) {
  test(`${title} (${version})`, () => {
    assert.deepEqual(saidOf(version, body), expected);
  });
}

test.run();
