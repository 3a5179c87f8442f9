import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { saidOf } from '../said-of.ts';

const test = suite('kinds/ignition/checks/user');

type Row = readonly [title: string, version: string, body: string, expected: readonly string[]];

const ROWS: readonly Row[] = [
  [
    'good: users and groups',
    '3.4.0',
    `
"passwd": {
  "users": [{"name": "core", "passwordHash": "$6$salt$hash", "sshAuthorizedKeys": ["ssh-ed25519 A"], "uid": 1000, "gecos": "Core", "homeDir": "/home/core", "noCreateHome": true, "primaryGroup": "wheel", "groups": ["docker"], "noUserGroup": true, "noLogInit": true, "shell": "/bin/bash", "shouldExist": true, "system": true}],
  "groups": [{"name": "docker", "gid": 500, "passwordHash": "*", "shouldExist": true, "system": true}]
}
`,
    [],
  ],
  [
    'a user who should not exist, before that was there',
    '3.1.0',
    `
"passwd": {"users": [{"name": "core",
  "shouldExist": false}]}
`,
    ['3:3 warning /passwd/users/0/shouldExist unused key shouldExist [ignition/unknown-key]'],
  ],
  [
    'keys of a user that are misspelt',
    '3.4.0',
    `
"passwd": {"users": [{"name": "core",
  "sshAuthorizedKey": ["k"],
  "noCreateHomes": true,
  "nologinit": true}]}
`,
    [
      '3:3 warning /passwd/users/0/sshAuthorizedKey unused key sshAuthorizedKey; did you mean `sshAuthorizedKeys`? [ignition/unknown-key]',
      '4:3 warning /passwd/users/0/noCreateHomes unused key noCreateHomes; did you mean `noCreateHome`? [ignition/unknown-key]',
      '5:3 warning /passwd/users/0/nologinit unused key nologinit; did you mean `noLogInit`? [ignition/unknown-key]',
    ],
  ],
  [
    'types that are wrong',
    '3.4.0',
    `
"passwd": {"users": [{"name": "core",
  "uid": "1000",
  "system": "yes",
  "groups": "wheel",
  "gecos": 1}]}
`,
    [
      '3:10 error /passwd/users/0/uid json: cannot unmarshal string into Go struct field PasswdUser.passwd.users.uid of type int; expected a whole number, found the text `1000` [ignition/type]',
      '4:13 error /passwd/users/0/system json: cannot unmarshal string into Go struct field PasswdUser.passwd.users.system of type bool; expected true or false, found the text `yes` [ignition/type]',
      '5:13 error /passwd/users/0/groups json: cannot unmarshal string into Go struct field PasswdUser.passwd.users.groups of type []types.Group; expected a list, found the text `wheel` [ignition/type]',
      '6:12 error /passwd/users/0/gecos json: cannot unmarshal number into Go struct field PasswdUser.passwd.users.gecos of type string; expected a text, found the number 1 [ignition/type]',
    ],
  ],
];

for (const [title, version, body, expected] of ROWS) {
  test(`${title} (${version})`, () => {
    assert.deepEqual(saidOf(version, body), expected);
  });
}

test.run();
