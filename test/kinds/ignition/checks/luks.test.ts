import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { saidOf } from '../said-of.ts';

const test = suite('kinds/ignition/checks/luks');

type Row = readonly [title: string, version: string, body: string, expected: readonly string[]];

const ROWS: readonly Row[] = [
  [
    'good: a volume with Tang',
    '3.4.0',
    `
"storage": {"luks": [{"name": "data", "device": "/dev/sdb", "label": "DATA", "discard": true, "openOptions": ["--x"], "wipeVolume": true, "options": ["-y", "-y"],
  "clevis": {"tang": [{"url": "https://tang.example", "thumbprint": "x", "advertisement": "{\\"payload\\": \\"x\\"}"}], "tpm2": true, "threshold": 2}}]}
`,
    [],
  ],
  [
    'volumes before they were there',
    '3.1.0',
    `
"storage": {
  "luks": []}
`,
    ['3:3 warning /storage/luks unused key luks [ignition/unknown-key]'],
  ],
  [
    'a name with a slash',
    '3.4.0',
    `
"storage": {"luks": [{"device": "/dev/sdb",
  "name": "data/1"}]}
`,
    ['3:11 error /storage/luks/0/name device names cannot contain slashes [ignition/disk]'],
  ],
  [
    'a volume without a device',
    '3.4.0',
    `
"storage": {"luks": [
  {"name": "data"}]}
`,
    ['3:3 error /storage/luks/0/device disk device is required [ignition/path]'],
  ],
  [
    'a device that is no path',
    '3.4.0',
    `
"storage": {"luks": [{"name": "data",
  "device": "sdb"}]}
`,
    [
      '3:13 error /storage/luks/0/device path not absolute; it must begin with `/`, found `sdb` [ignition/path]',
    ],
  ],
  [
    'a label that is too long',
    '3.4.0',
    `
"storage": {"luks": [{"name": "data", "device": "/dev/sdb",
  "label": "123456789012345678901234567890123456789012345678"}]}
`,
    [
      '3:12 error /storage/luks/0/label luks device labels cannot be longer than 47 characters; found 48 bytes [ignition/disk]',
    ],
  ],
  [
    'a key file from nowhere',
    '3.4.0',
    `
"storage": {"luks": [{"name": "data", "device": "/dev/sdb",
  "keyFile": {"source": "ftp://mirror.example/key"}}]}
`,
    [
      '2:22 error /storage/luks/0/keys invalid key-file source; invalid url scheme; known here are http, https, tftp, gs, s3, arn, data, found `ftp://mirror.example/key` [ignition/resource]',
      '3:25 error /storage/luks/0/keyFile/source invalid url scheme; known here are http, https, tftp, gs, s3, arn, data, found `ftp://mirror.example/key` [ignition/resource]',
    ],
  ],
  [
    'Clevis in its own words and in Ignition’s',
    '3.4.0',
    `
"storage": {"luks": [{"name": "data", "device": "/dev/sdb",
  "clevis": {"tpm2": true, "custom": {"pin": "tang", "config": "{}"}}}]}
`,
    [
      '3:13 error /storage/luks/0/clevis cannot use custom clevis config with tpm2, tang, or threshold [ignition/conflict]',
    ],
  ],
  [
    'a map of Clevis’s own words with nothing in it',
    '3.2.0',
    `
"storage": {"luks": [{"name": "data", "device": "/dev/sdb",
  "clevis": {"tpm2": true, "custom": {}}}]}
`,
    [
      '3:13 error /storage/luks/0/clevis cannot use custom clevis config with tpm2, tang, or threshold [ignition/conflict]',
    ],
  ],
  [
    'cex with Clevis and a key file',
    '3.5.0',
    `
"storage": {"luks": [{"name": "data", "device": "/dev/sdb", "keyFile": {"source": "data:,x"}, "clevis": {"tpm2": true},
  "cex": {"enabled": true}}]}
`,
    [
      '3:10 error /storage/luks/0/cex cannot use cex with clevis [ignition/conflict]',
      '3:10 error /storage/luks/0/cex cannot use key file with cex [ignition/conflict]',
    ],
  ],
  [
    'cex before it was there',
    '3.4.0',
    `
"storage": {"luks": [{"name": "data", "device": "/dev/sdb",
  "cex": {"enabled": true}}]}
`,
    ['3:3 warning /storage/luks/0/cex unused key cex [ignition/unknown-key]'],
  ],
];

for (const [title, version, body, expected] of ROWS) {
  test(`${title} (${version})`, () => {
    assert.deepEqual(saidOf(version, body), expected);
  });
}

test.run();
