import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { saidOf } from '../said-of.ts';

const test = suite('kinds/ignition/checks/clevis');

type Row = readonly [title: string, version: string, body: string, expected: readonly string[]];

const ROWS: readonly Row[] = [
  [
    'good: nothing',
    '3.6.0',
    `
"storage": {"luks": [{"name": "data", "device": "/dev/sdb", "clevis": {"custom": {"needsNetwork": false}}}]}
`,
    [],
  ],
  [
    'good: any pin',
    '3.6.0',
    `
"storage": {"luks": [{"name": "data", "device": "/dev/sdb", "clevis": {"custom": {"pin": "yubikey", "config": "{}"}}}]}
`,
    [],
  ],
  [
    'a pin that is not known yet',
    '3.5.0',
    `
"storage": {"luks": [{"name": "data", "device": "/dev/sdb", "clevis": {"custom": {
  "pin": "yubikey", "config": "{}"}}}]}
`,
    [
      '3:10 error /storage/luks/0/clevis/custom/pin unsupported clevis pin; before version 3.6.0 there are tpm2, tang, sss [ignition/disk]',
    ],
  ],
  [
    'neither pin nor configuration',
    '3.4.0',
    `
"storage": {"luks": [{"name": "data", "device": "/dev/sdb", "clevis": {"custom":
  {"needsNetwork": true}}}]}
`,
    [
      '3:3 error /storage/luks/0/clevis/custom/pin missing required custom clevis pin [ignition/disk]',
      '3:3 error /storage/luks/0/clevis/custom/config missing required custom clevis config [ignition/disk]',
    ],
  ],
  [
    'no pin',
    '3.2.0',
    `
"storage": {"luks": [{"name": "data", "device": "/dev/sdb", "clevis": {"custom":
  {"config": "{}", "pin": ""}}}]}
`,
    [
      '3:27 error /storage/luks/0/clevis/custom/pin unsupported clevis pin; before version 3.6.0 there are tpm2, tang, sss [ignition/disk]',
    ],
  ],
  [
    'a Tang server without thumbprint, of a wrong scheme, with no JSON',
    '3.4.0',
    `
"storage": {"luks": [{"name": "data", "device": "/dev/sdb", "clevis": {"tang": [
  {"url": "tang://tang.example",
   "advertisement": "{"}
]}}]}
`,
    [
      '3:3 error /storage/luks/0/clevis/tang/0/thumbprint thumbprint is required [ignition/disk]',
      '3:11 error /storage/luks/0/clevis/tang/0/url invalid url scheme; known here are http, https [ignition/resource]',
      '4:21 error /storage/luks/0/clevis/tang/0/advertisement advertisement is not valid JSON [ignition/disk]',
    ],
  ],
  [
    'a Tang server that stands twice',
    '3.4.0',
    `
"storage": {"luks": [{"name": "data", "device": "/dev/sdb", "clevis": {"tang": [
  {"url": "http://tang.example", "thumbprint": "a"},
  {"url": "http://tang.example", "thumbprint": "b"}
]}}]}
`,
    [
      '4:3 error /storage/luks/0/clevis/tang/1 duplicate entry defined; an entry with url `http://tang.example` is there already [ignition/duplicate]',
    ],
  ],
  [
    'an address that is none',
    '3.4.0',
    `
"storage": {"luks": [{"name": "data", "device": "/dev/sdb", "clevis": {"tang": [
  {"url": "http://tang.example:port", "thumbprint": "a"}
]}}]}
`,
    ['3:11 error /storage/luks/0/clevis/tang/0/url unable to parse url [ignition/resource]'],
  ],
];

for (const [title, version, body, expected] of ROWS) {
  test(`${title} (${version})`, () => {
    assert.deepEqual(saidOf(version, body), expected);
  });
}

test.run();
