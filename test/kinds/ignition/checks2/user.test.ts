import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { saidOf } from '../said-of.ts';

const test = suite('kinds/ignition/checks2/user');

type Row = readonly [title: string, version: string, body: string, expected: readonly string[]];

const ROWS: readonly Row[] = [
  [
    'good: users and groups',
    '2.1.0',
    `
"passwd": {
  "users": [{"name": "core", "passwordHash": "$6$salt$hash", "sshAuthorizedKeys": ["ssh-ed25519 A"], "uid": 1000, "gecos": "Core", "homeDir": "/home/core", "noCreateHome": true, "primaryGroup": "wheel", "groups": ["docker"], "noUserGroup": true, "noLogInit": true, "shell": "/bin/bash", "system": true}],
  "groups": [{"name": "docker", "gid": 500, "passwordHash": "*", "system": true}]
}
`,
    [],
  ],
  [
    'good: the way of version 2.0',
    '2.0.0',
    `
"passwd": {"users": [{"name": "core", "create": {"uid": 1000, "groups": ["docker"]}}]}
`,
    [],
  ],
  [
    'both ways at once',
    '2.1.0',
    `
"passwd": {"users": [{"name": "core",
  "create": {"uid": 1000},
  "gecos": "Core",
  "uid": 1000,
  "noLogInit": true,
  "groups": ["docker"]}]}
`,
    [
      '3:13 warning /passwd/users/0/create the create object has been deprecated in favor of user-level options [ignition/deprecated]',
      '4:12 error /passwd/users/0/gecos cannot use both the create object and the user-level gecos field [ignition/conflict]',
      '5:10 error /passwd/users/0/uid cannot use both the create object and the user-level uid field [ignition/conflict]',
      '6:16 error /passwd/users/0/noLogInit cannot use both the create object and the user-level noLogInit field [ignition/conflict]',
      '7:13 error /passwd/users/0/groups cannot use both the create object and the user-level groups field [ignition/conflict]',
    ],
  ],
  [
    'plain keys before they were there',
    '2.0.0',
    `
"passwd": {"users": [{"name": "core",
  "uid": 1000}]}
`,
    ['3:3 warning /passwd/users/0/uid Config has unrecognized key: uid [ignition/unknown-key]'],
  ],
];

for (const [title, version, body, expected] of ROWS) {
  test(`${title} (${version})`, () => {
    assert.deepEqual(saidOf(version, body), expected);
  });
}

test.run();
