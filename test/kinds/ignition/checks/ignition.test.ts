import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { saidOf } from '../said-of.ts';

const test = suite('kinds/ignition/checks/ignition');

type Row = readonly [title: string, version: string, body: string, expected: readonly string[]];

const ROWS: readonly Row[] = [
  [
    'good: everything about fetching',
    '3.4.0',
    `
"ignition": {"version": "3.4.0",
  "config": {"merge": [{"source": "http://mirror.example/a"}], "replace": {"source": null}},
  "timeouts": {"httpResponseHeaders": 10, "httpTotal": 0},
  "security": {"tls": {"certificateAuthorities": [{"source": "data:,x", "compression": "gzip"}]}},
  "proxy": {"httpProxy": "http://proxy.example", "httpsProxy": "https://proxy.example", "noProxy": ["127.0.0.1"]}}
`,
    [],
  ],
  [
    'a proxy in the clear',
    '3.4.0',
    `
"ignition": {"version": "3.4.0", "proxy": {"httpProxy": "http://proxy.example",
  "httpsProxy": "http://proxy.example", "noProxy": ["a", "b"]}}
`,
    [
      '3:17 warning /ignition/proxy/httpsProxy insecure plaintext HTTP proxy specified for HTTPS resources [ignition/resource]',
    ],
  ],
  [
    'a proxy of another scheme',
    '3.4.0',
    `
"ignition": {"version": "3.4.0", "proxy": {
  "httpProxy": "socks5://proxy.example",
  "httpsProxy": "%zz"}}
`,
    [
      '3:16 error /ignition/proxy/httpProxy proxies must be http(s) [ignition/resource]',
      '4:17 error /ignition/proxy/httpsProxy unable to parse url [ignition/resource]',
    ],
  ],
  [
    'a configuration to merge from nowhere',
    '3.4.0',
    `
"ignition": {"version": "3.4.0", "config": {"merge": [
  {"verification": {}},
  {"source": "ftp://mirror.example/a"}]}}
`,
    [
      '3:3 error /ignition/config/merge/0 source is required [ignition/resource]',
      '4:3 error /ignition/config/merge/1 invalid url scheme; known here are http, https, tftp, gs, s3, arn, data, found `ftp://mirror.example/a` [ignition/resource]',
      '4:14 error /ignition/config/merge/1/source invalid url scheme; known here are http, https, tftp, gs, s3, arn, data, found `ftp://mirror.example/a` [ignition/resource]',
    ],
  ],
  [
    'a configuration to merge from nowhere, when nobody looked',
    '3.0.0',
    `
"ignition": {"version": "3.0.0", "config": {"merge": [
  {"source": "data:,{}", "compression": "gzip"}]}}
`,
    [
      '3:14 error /ignition/config/merge/0/source invalid data character; write what is no plain letter as `%` and two hexadecimal digits [ignition/resource]',
      '3:26 warning /ignition/config/merge/0/compression unused key compression [ignition/unknown-key]',
    ],
  ],
  [
    'a certificate from nowhere',
    '3.4.0',
    `
"ignition": {"version": "3.4.0", "security": {"tls": {"certificateAuthorities": [
  {}]}}}
`,
    ['3:3 error /ignition/security/tls/certificateAuthorities/0 source is required [ignition/resource]'],
  ],
  [
    'a certificate from nowhere',
    '3.0.0',
    `
"ignition": {"version": "3.0.0", "security": {"tls": {"certificateAuthorities": [
  {}]}}}
`,
    [
      '3:3 error /ignition/security/tls/certificateAuthorities/0/source invalid url scheme [ignition/resource]',
    ],
  ],
];

for (const [title, version, body, expected] of ROWS) {
  test(`${title} (${version})`, () => {
    assert.deepEqual(saidOf(version, body), expected);
  });
}

test.run();
