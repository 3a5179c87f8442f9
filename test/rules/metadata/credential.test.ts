import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { credential } from '../../../src/rules/metadata/credential.ts';
import { type Changes, hostYaml } from '../../sot/sample.ts';
import { ruled } from '../ruled.ts';

const test = suite('rules/metadata/credential');

test('every level of metadata is looked through, maps and lists too', async () => {
  const table: readonly (readonly [Changes, ...string[]])[] = [
    [
      { 'vaq.yml': 'version: 1\nmetadata: { token: k7.9f3a2c }\n' },
      'vaq.yml:2:20-2:29 warning metadata/credential: `token` seems to hold a credential in the clear, for everyone who can read the tree; write `{ $secret: name }`, or a crypt hash where one will do',
    ],
    [
      {
        'sites/ams1/env.yml': `id: ams1
metadata: { ldap: { bind: [{ password: x9 }] } }
subnets:
  - id: rack1
    cidr: 198.51.100.0/24
    metadata: { api-key: 1f2e }
`,
      },
      'sites/ams1/env.yml:2:40-2:42 warning metadata/credential: `password` seems to hold a credential in the clear, for everyone who can read the tree; write `{ $secret: name }`, or a crypt hash where one will do',
      'sites/ams1/env.yml:6:26-6:30 warning metadata/credential: `api-key` seems to hold a credential in the clear, for everyone who can read the tree; write `{ $secret: name }`, or a crypt hash where one will do',
    ],
    [
      { 'sites/ams1/rack2.yml': 'metadata: { wifi_psk: ["{SSHA}x", sesame] }\n' },
      'sites/ams1/rack2.yml:1:35-1:41 warning metadata/credential: `wifi_psk` seems to hold a credential in the clear, for everyone who can read the tree; write `{ $secret: name }`, or a crypt hash where one will do',
    ],
    [
      { 'boot/debian.yml': 'id: debian\noperating_system: debian12\nmetadata: { rootPassword: 12345678 }\n' },
      'boot/debian.yml:3:27-3:35 warning metadata/credential: `rootPassword` seems to hold a credential in the clear, for everyone who can read the tree; write `{ $secret: name }`, or a crypt hash where one will do',
    ],
    [
      {
        'sites/ams1/rack1.yml': hostYaml({
          more: [
            'metadata:',
            '  proxy: http://me:sesame@mirror.example/',
            '  key: |',
            '    -----BEGIN OPENSSH PRIVATE KEY-----',
            '    b3BlbnNzaA==',
          ],
        }),
      },
      'sites/ams1/rack1.yml:9:10-9:42 warning metadata/credential: `proxy` seems to hold a credential in the clear, for everyone who can read the tree; write `{ $secret: name }`, or a crypt hash where one will do | hosts ams1/r1-01',
      'sites/ams1/rack1.yml:10:8-12:17 warning metadata/credential: `key` seems to hold a credential in the clear, for everyone who can read the tree; write `{ $secret: name }`, or a crypt hash where one will do | hosts ams1/r1-01',
    ],
  ];
  for (const [changes, ...expected] of table) {
    assert.deepEqual(await ruled(credential, changes), expected, JSON.stringify(changes));
  }
});

test('secrets are named, and other metadata is free', async () => {
  assert.deepEqual(await ruled(credential), []);
  const metadata =
    '{ root_password: { $secret: root }, token: { value: { $secret: t } }, note: null, list: [1, true, a] }';
  assert.deepEqual(
    await ruled(credential, { 'sites/ams1/rack1.yml': hostYaml({ more: [`metadata: ${metadata}`] }) }),
    [],
  );
});

test.run();
