import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { checkIgnition } from '../../../src/kinds/ignition/check.ts';
import { said } from '../said.ts';

const test = suite('kinds/ignition/check');

const COREOS = { family: 'Fedora CoreOS', major: '44', minor: null };
const FLATCAR = { family: 'Flatcar', major: '4230', minor: null };

const TEXTS: readonly (readonly [title: string, text: string, expected: readonly string[]])[] = [
  ['nothing', '', ['1:1-1:1 error not a config (empty) [ignition/syntax]']],
  ['blanks', ' \n', ['2:1-2:1 error unexpected end of JSON input [ignition/syntax]']],
  [
    'a comma too many',
    '{\n  "ignition": {"version": "3.4.0"},\n}',
    [
      "3:1-3:2 error invalid character '}' looking for beginning of object key string; a comma stands before it, and nothing after the comma [ignition/syntax]",
    ],
  ],
  [
    'a list',
    '[]',
    [
      '1:1-1:3 error json: cannot unmarshal array into Go value of type util.versionStub; expected a map, found a list [ignition/type]',
    ],
  ],
  [
    'no version',
    '{"ignition": {}}',
    [
      '1:14-1:16 error invalid config version (couldn\'t parse); it is a text such as `"ignition": {"version": "3.4.0"}` [ignition/version]',
    ],
  ],
  [
    'a version that is a number',
    '{"ignition": {"version": 3}}',
    [
      '1:26-1:27 error json: cannot unmarshal number into Go struct field .Ignition.Version of type string; expected a text, found the number 3 [ignition/type]',
    ],
  ],
  [
    'a version that was never released',
    '{"ignition": {"version": "3.4.0-experimental"}}',
    [
      '1:26-1:46 error unsupported config version; Fedora CoreOS 44 reads 3.0.0, 3.1.0, 3.2.0, 3.3.0, 3.4.0, 3.5.0, 3.6.0, found `3.4.0-experimental` [ignition/version]',
    ],
  ],
  [
    'a version that is none',
    '{"ignition": {"version": "3.4"}}',
    [
      '1:26-1:31 error invalid config version (couldn\'t parse); it is a text such as `"ignition": {"version": "3.4.0"}` [ignition/version]',
    ],
  ],
];

for (const [title, text, expected] of TEXTS) {
  test(`says what is wrong with ${title}`, () => {
    assert.deepEqual(said(checkIgnition(text, COREOS)), expected);
  });
}

test('takes version 2 where the system reads it, and version 1 with a warning', () => {
  assert.deepEqual(said(checkIgnition('{"ignition": {"version": "2.3.0"}}', FLATCAR)), []);
  assert.deepEqual(said(checkIgnition('{"ignitionVersion": 1}', FLATCAR)), [
    '1:1-1:23 warning config format deprecated; write version 2 or 3 [ignition/version]',
  ]);
});

test('gives each finding the JSON pointer of what is concerned', () => {
  const text = '{"ignition": {"version": "3.4.0"}, "storage": {"files": [{"path": "a", "b/c": 1}]}}';
  assert.deepEqual(
    checkIgnition(text, COREOS).map(({ path }) => path),
    ['/storage/files/0/path', '/storage/files/0/b~1c'],
  );
});

const SECRET = '‹secret a b›';

test('takes a secret’s placeholder wherever a text may stand', () => {
  const resource = {
    source: SECRET,
    compression: SECRET,
    verification: { hash: SECRET },
    httpHeaders: [{ name: SECRET, value: SECRET }],
  };
  const config = {
    ignition: {
      version: '3.5.0',
      config: { merge: [resource], replace: resource },
      security: { tls: { certificateAuthorities: [resource] } },
      proxy: { httpProxy: SECRET, httpsProxy: SECRET, noProxy: [SECRET] },
    },
    kernelArguments: { shouldExist: [SECRET] },
    passwd: {
      users: [{ name: SECRET, passwordHash: SECRET, sshAuthorizedKeys: [SECRET], shell: SECRET }],
      groups: [{ name: SECRET, passwordHash: SECRET }],
    },
    storage: {
      disks: [{ device: SECRET, partitions: [{ label: SECRET, guid: SECRET, typeGuid: SECRET }] }],
      filesystems: [{ device: '/dev/sda1', path: SECRET, format: SECRET, label: SECRET, uuid: SECRET }],
      raid: [{ name: SECRET, level: SECRET, devices: [SECRET] }],
      luks: [
        { name: SECRET, device: SECRET, label: SECRET, keyFile: resource, uuid: SECRET },
        {
          name: 'x',
          device: SECRET,
          clevis: { custom: { pin: SECRET, config: SECRET } },
        },
        {
          name: 'y',
          device: SECRET,
          clevis: { tang: [{ url: SECRET, thumbprint: SECRET, advertisement: SECRET }] },
        },
      ],
      files: [{ path: SECRET, user: { name: SECRET }, contents: resource, append: [resource] }],
      directories: [{ path: '/a', group: { name: SECRET } }],
      links: [{ path: '/b', target: SECRET, hard: true }],
    },
    systemd: {
      units: [
        {
          name: SECRET,
          enabled: true,
          contents: SECRET,
          dropins: [{ name: SECRET, contents: `[${SECRET}` }],
        },
      ],
    },
  };
  assert.deepEqual(said(checkIgnition(JSON.stringify(config), COREOS)), []);
});

test.run();
