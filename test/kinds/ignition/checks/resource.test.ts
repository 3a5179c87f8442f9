import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { saidOf } from '../said-of.ts';

const test = suite('kinds/ignition/checks/resource');

type Row = readonly [title: string, version: string, body: string, expected: readonly string[]];

const ROWS: readonly Row[] = [
  [
    'good: sources of every scheme',
    '3.4.0',
    `
"storage": {"files": [
  {"path": "/a", "contents": {"source": "http://mirror.example/a", "httpHeaders": [{"name": "X-A", "value": "b"}, {"name": "X-B"}], "compression": "gzip"}},
  {"path": "/b", "contents": {"source": "https://mirror.example:8443/b?x=y#z", "verification": {"hash": "sha256-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"}}},
  {"path": "/c", "contents": {"source": "tftp://mirror.example/c"}},
  {"path": "/d", "contents": {"source": "s3://bucket/object?versionId=a"}},
  {"path": "/e", "contents": {"source": "gs://bucket/object"}},
  {"path": "/f", "contents": {"source": "arn:aws:s3:::bucket/object"}},
  {"path": "/g", "contents": {"source": "arn:aws:s3:us-west-1:123456789012:accesspoint/name/object"}},
  {"path": "/h", "contents": {"source": "data:text/plain;charset=utf-8;base64,YQ=="}},
  {"path": "/i", "contents": {"source": ""}}
]}
`,
    [],
  ],
  [
    'sources that cannot be fetched',
    '3.4.0',
    `
"storage": {"files": [
  {"path": "/a", "contents": {"source": "ftp://mirror.example/a"}},
  {"path": "/b", "contents": {"source": "http://mirror.example:port/"}},
  {"path": "/c", "contents": {"source": "s3://bucket/object?versionId="}},
  {"path": "/d", "contents": {"source": "arn:aws:s3:::bucket"}},
  {"path": "/e", "contents": {"source": "arn:aws:s3:us-west-1:123456789012:accesspoint/name"}},
  {"path": "/f", "contents": {"source": "arn:aws:ec2:::bucket/object"}},
  {"path": "/g", "contents": {"source": "arn:aws:s3:::bucket/object?versionId="}}
]}
`,
    [
      '3:41 error /storage/files/0/contents/source invalid url scheme; known here are http, https, tftp, gs, s3, arn, data, found `ftp://mirror.example/a` [ignition/resource]',
      '4:41 error /storage/files/1/contents/source unable to parse url [ignition/resource]',
      '5:41 error /storage/files/2/contents/source invalid S3 object VersionId; it is empty [ignition/resource]',
      '6:41 error /storage/files/3/contents/source invalid S3 ARN format; an object is written `arn:aws:s3:::bucket/object` [ignition/resource]',
      '7:41 error /storage/files/4/contents/source invalid S3 ARN format; an object is written `arn:aws:s3:::bucket/object` [ignition/resource]',
      '8:41 error /storage/files/5/contents/source invalid S3 ARN format; an object is written `arn:aws:s3:::bucket/object` [ignition/resource]',
      '9:41 error /storage/files/6/contents/source invalid S3 object VersionId; it is empty [ignition/resource]',
    ],
  ],
  [
    'schemes before they were there',
    '3.1.0',
    `
"storage": {"files": [
  {"path": "/a", "contents": {"source": "gs://bucket/object"}},
  {"path": "/b", "contents": {"source": "arn:aws:s3:::bucket/object"}}
]}
`,
    [
      '3:41 error /storage/files/0/contents/source invalid url scheme; known here are http, https, tftp, s3, data, found `gs://bucket/object` [ignition/resource]',
      '4:41 error /storage/files/1/contents/source invalid url scheme; known here are http, https, tftp, s3, data, found `arn:aws:s3:::bucket/object` [ignition/resource]',
    ],
  ],
  [
    'a compression that nobody knows',
    '3.4.0',
    `
"storage": {"files": [{"path": "/a", "contents": {"source": "data:,x",
  "compression": "xz"}}]}
`,
    [
      '3:18 error /storage/files/0/contents/compression invalid compression method; expected gzip, found `xz` [ignition/resource]',
    ],
  ],
  [
    'a hash of something that is not fetched',
    '3.4.0',
    `
"storage": {"files": [{"path": "/a", "contents": {
  "verification": {"hash": "sha256-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"}}}]}
`,
    [
      '3:28 error /storage/files/0/contents/verification/hash source must be specified if verification is specified [ignition/resource]',
    ],
  ],
  [
    'hashes that are none',
    '3.4.0',
    `
"storage": {"files": [
  {"path": "/a", "contents": {"source": "data:,x", "verification": {"hash": "0123"}}},
  {"path": "/b", "contents": {"source": "data:,x", "verification": {"hash": "md5-0123"}}},
  {"path": "/c", "contents": {"source": "data:,x", "verification": {"hash": "sha512-0123"}}}
]}
`,
    [
      '3:77 error /storage/files/0/contents/verification/hash malformed hash specifier; it is `sha512-` and the sum in hexadecimal [ignition/resource]',
      '4:77 error /storage/files/1/contents/verification/hash unrecognized hash function; expected sha512 or sha256 [ignition/resource]',
      '5:77 error /storage/files/2/contents/verification/hash incorrect size for hash sum; sha512 has 128 hexadecimal digits, found 4 [ignition/resource]',
    ],
  ],
  [
    'sha256 before it was there',
    '3.0.0',
    `
"storage": {"files": [
  {"path": "/b", "contents": {"source": "data:,x", "verification": {"hash": "sha256-0123"}}}
]}
`,
    [
      '3:77 error /storage/files/0/contents/verification/hash unrecognized hash function; expected sha512 [ignition/resource]',
    ],
  ],
  [
    'headers without name and value, twice, and where there are none',
    '3.4.0',
    `
"storage": {"files": [
  {"path": "/a", "contents": {"source": "http://mirror.example/a", "httpHeaders": [
    {"value": "b"},
    {"name": "A", "value": ""},
    {"name": "A"}]}},
  {"path": "/b", "contents": {"source": "data:,x",
    "httpHeaders": [{"name": "A"}]}},
  {"path": "/c", "contents": {
    "httpHeaders": [{"name": "A"}]}}
]}
`,
    [
      "4:5 error /storage/files/0/contents/httpHeaders/0/name HTTP header name can't be empty [ignition/resource]",
      '5:28 error /storage/files/0/contents/httpHeaders/1/value unable to parse HTTP header; its value is empty [ignition/resource]',
      '6:5 error /storage/files/0/contents/httpHeaders/2 duplicate entry defined; an entry with name `A` is there already [ignition/duplicate]',
      '8:20 error /storage/files/1/contents/httpHeaders cannot use HTTP headers with this source scheme; only http and https have them [ignition/resource]',
      '10:20 error /storage/files/2/contents/httpHeaders unable to parse url; headers need a source [ignition/resource]',
    ],
  ],
];

for (const [title, version, body, expected] of ROWS) {
  test(`${title} (${version})`, () => {
    assert.deepEqual(saidOf(version, body), expected);
  });
}

test.run();
