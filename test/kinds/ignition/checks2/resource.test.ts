import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { saidOf } from '../said-of.ts';

const test = suite('kinds/ignition/checks2/resource');

type Row = readonly [title: string, version: string, body: string, expected: readonly string[]];

const ROWS: readonly Row[] = [
  [
    'good: sources',
    '2.4.0',
    `
"storage": {"files": [
  {"filesystem": "root", "path": "/a", "mode": 420, "contents": {"source": "oem:///a", "compression": "gzip"}},
  {"filesystem": "root", "path": "/b", "mode": 420, "contents": {"source": "https://mirror.example/b", "httpHeaders": [{"name": "A", "value": "b"}]}}
]}
`,
    [],
  ],
  [
    'sources that cannot be fetched',
    '2.4.0',
    `
"storage": {"files": [
  {"filesystem": "root", "path": "/a", "mode": 420, "contents": {"source": "gs://bucket/a", "compression": "xz"}},
  {"filesystem": "root", "path": "/b", "mode": 420, "contents": {"source": "data:,x", "verification": {"hash": "sha256-0"},
    "httpHeaders": [{"name": "A", "value": "b"}]}}
]}
`,
    [
      '3:76 error /storage/files/0/contents/source invalid url scheme; known here are http, https, oem, tftp, s3, data, found `gs://bucket/a` [ignition/resource]',
      '3:108 error /storage/files/0/contents/compression invalid compression method; expected gzip, found `xz` [ignition/resource]',
      '4:112 error /storage/files/1/contents/verification/hash unrecognized hash function; expected sha512 [ignition/resource]',
      '5:20 error /storage/files/1/contents/httpHeaders cannot use HTTP headers with this source scheme; only http and https have them [ignition/resource]',
    ],
  ],
  [
    'headers without name, and twice',
    '2.4.0',
    `
"ignition": {"version": "2.4.0", "config": {"append": [{"source": "http://mirror.example/a", "httpHeaders": [
  {"value": "b"},
  {"name": "A"},
  {"name": "A"}]}]}}
`,
    [
      "3:3 error /ignition/config/append/0/httpHeaders/0/name HTTP header name can't be empty [ignition/resource]",
      '5:12 error /ignition/config/append/0/httpHeaders/2/name Found duplicate HTTP header: "A" [ignition/duplicate]',
    ],
  ],
  [
    'headers before they were there',
    '2.3.0',
    `
"ignition": {"version": "2.3.0", "config": {"append": [{"source": "http://mirror.example/a",
  "httpHeaders": []}]}}
`,
    [
      '3:3 warning /ignition/config/append/0/httpHeaders Config has unrecognized key: httpHeaders [ignition/unknown-key]',
    ],
  ],
];

for (const [title, version, body, expected] of ROWS) {
  test(`${title} (${version})`, () => {
    assert.deepEqual(saidOf(version, body), expected);
  });
}

test.run();
