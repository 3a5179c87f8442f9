import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { saidOf } from '../said-of.ts';

const test = suite('kinds/ignition/types/version3');

type Row = readonly [title: string, version: string, body: string, expected: readonly string[]];

const ROWS: readonly Row[] = [
  [
    'good: the empty configuration',
    '3.0.0',
    `

`,
    [],
  ],
  [
    'good: the empty configuration',
    '3.6.0',
    `

`,
    [],
  ],
  [
    'keys of 3.1 in 3.0',
    '3.0.0',
    `
"ignition": {"version": "3.0.0",
  "proxy": {}},
"storage": {"files": [{"path": "/a", "contents": {
  "httpHeaders": []}}]}
`,
    [
      '3:3 warning /ignition/proxy unused key proxy [ignition/unknown-key]',
      '5:3 warning /storage/files/0/contents/httpHeaders unused key httpHeaders [ignition/unknown-key]',
    ],
  ],
  [
    'keys of 3.3 in 3.2',
    '3.2.0',
    `
"kernelArguments": {}
`,
    ['2:1 warning /kernelArguments unused key kernelArguments [ignition/unknown-key]'],
  ],
  [
    'keys of 3.4 in 3.3',
    '3.3.0',
    `
"storage": {"luks": [{"name": "a", "device": "/dev/sdb",
  "discard": true,
  "openOptions": []}]}
`,
    [
      '3:3 warning /storage/luks/0/discard unused key discard [ignition/unknown-key]',
      '4:3 warning /storage/luks/0/openOptions unused key openOptions [ignition/unknown-key]',
    ],
  ],
];

for (const [title, version, body, expected] of ROWS) {
  test(`${title} (${version})`, () => {
    assert.deepEqual(saidOf(version, body), expected);
  });
}

test.run();
