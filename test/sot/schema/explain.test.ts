import assert from 'node:assert/strict';
import { suite } from 'uvu';
import type { DocumentTypes } from '../../../src/sot/schema/check.ts';
import { checked } from './checking.ts';

const test = suite('sot/schema/explain');

type Table = readonly (readonly [keyof DocumentTypes, string, ...string[]])[];

function assertFindings(table: Table): void {
  for (const [schema, text, ...expected] of table)
    assert.deepEqual(checked(schema, text).found, expected, text);
}

const workflow = (more: string): string => `id: a\nworkflow:\n  - boot: b\n${more}`;
const host = (more: string): string => `name: a\ninterfaces: []\nworkflow: b\n${more}`;
const os = (more: string): string => `id: a\nos_family: Debian\nboot: { kernel: k }\n${more}`;
const subnet = (more: string): string => `id: a\nsubnets:\n  - id: s\n    cidr: 198.51.100.0/24\n    ${more}`;

test('an unknown key is named with the nearest that is free, or with all', () => {
  assertFindings([
    [
      'vaq',
      'version: 1\nnmae: x',
      '2:1-2:5 error schema/unknown-key: unknown key `nmae`; did you mean `name`? | fix name',
    ],
    [
      'vaq',
      'version: 1\nname: x\nnames: y',
      '3:1-3:6 error schema/unknown-key: unknown key `names`; known here are `version`, `name`, `metadata`, `secrets`',
    ],
    [
      'cluster',
      '"os/12": x',
      '1:1-1:8 error schema/unknown-key: unknown key `os/12`; known here are `metadata`, `config`, `boot_programs`',
    ],
    [
      'host',
      host('interfaces_: 1').replace('[]', '\n  - type: bmc\n    bmc: { type: ipmi, user: root }'),
      '4:24-4:28 error schema/unknown-key: unknown key `user`; known here are `type`, `username`, `password`, `keypath`, `command`, `soft_reboot`, `soft_timeout`',
      '6:1-6:12 error schema/unknown-key: unknown key `interfaces_`; known here are `name`, `uuid`, `serial`, `arch`, `interfaces`, `workflow`, `metadata`, `never_provision`, `boot_programs`, `local_boot`',
    ],
  ]);
});

test('a missing key is at what should have it', () => {
  assertFindings([
    [
      'vaq',
      'name: x',
      '1:1-1:8 error schema/version: the data model’s version is missing; write `version: 1`',
    ],
    ['workflow', 'id: a', '1:1-1:6 error schema/missing-key: the key `workflow` is missing'],
    ['workflow', 'id: a\nworkflow:\n  - {}', '3:5-3:7 error schema/missing-key: the key `boot` is missing'],
    [
      'boot',
      'id: a\nunattended: { type: preseed }',
      '2:1-2:11 error schema/missing-key: the key `use` is missing',
    ],
    [
      'files',
      'files:\n  - path: a\n  - url: https://mirror.example/b\n    arch: x86_64',
      '3:5-4:17 error schema/missing-key: the key `path` is missing',
    ],
  ]);
});

test('what is misspelt is not missing too', () => {
  assertFindings([
    [
      'workflow',
      'id: a\nworkflwo:\n  - boot: b',
      '2:1-2:9 error schema/unknown-key: unknown key `workflwo`; did you mean `workflow`? | fix workflow',
    ],
    [
      'workflow',
      'id: a\nworkflow:\n  - boto: b',
      '3:5-3:9 error schema/unknown-key: unknown key `boto`; did you mean `boot`? | fix boot',
    ],
    [
      'vaq',
      'verison: 1',
      '1:1-1:8 error schema/unknown-key: unknown key `verison`; did you mean `version`? | fix version',
    ],
  ]);
});

test('a value of the wrong type is said as it is written, with how to write what was meant', () => {
  assertFindings([
    ['vaq', '[]', '1:1-1:3 error schema/type: expected a map, found a list'],
    ['vaq', 'version: 1\nmetadata: x', '2:11-2:12 error schema/type: expected a map, found the text `x`'],
    [
      'vaq',
      'version: 1\nmetadata:',
      '2:10-2:10 error schema/type: expected a map, found nothing; give it a value or leave the key out',
    ],
    [
      'workflow',
      workflow('do_once: on'),
      '4:10-4:12 error schema/type: expected true or false, found the text `on`; in YAML 1.2 `on` is a text, write `true` | fix true',
    ],
    [
      'workflow',
      workflow('do_once: No'),
      '4:10-4:12 error schema/type: expected true or false, found the text `No`; in YAML 1.2 `No` is a text, write `false` | fix false',
    ],
    [
      'workflow',
      workflow('do_once: "true"'),
      '4:10-4:16 error schema/type: expected true or false, found the text `true`; write `true` without quotes | fix true',
    ],
    [
      'workflow',
      workflow('do_once: maybe'),
      '4:10-4:15 error schema/type: expected true or false, found the text `maybe`',
    ],
    [
      'workflow',
      workflow('do_once: 1'),
      '4:10-4:11 error schema/type: expected true or false, found the number 1',
    ],
    [
      'os',
      os('major_version: 12'),
      '4:16-4:18 error schema/type: expected a text, found the number 12; quote it: `"12"` | fix "12"',
    ],
    [
      'os',
      os('major_version: 1.10'),
      '4:16-4:20 error schema/type: expected a text, found the number 1.10; quote it: `"1.10"` | fix "1.10"',
    ],
    [
      'host',
      host('serial: 00123'),
      '4:9-4:14 error schema/type: expected a text, found the number 00123; quote it: `"00123"` | fix "00123"',
    ],
    [
      'host',
      host('serial: 1e3'),
      '4:9-4:12 error schema/type: expected a text, found the number 1e3; quote it: `"1e3"` | fix "1e3"',
    ],
    [
      'host',
      host('serial: True'),
      '4:9-4:13 error schema/type: expected a text, found True; quote it: `"True"` | fix "True"',
    ],
    ['host', host('serial: [x]'), '4:9-4:12 error schema/type: expected a text, found a list'],
    ['files', 'files: linux', '1:8-1:13 error schema/type: expected a list, found the text `linux`'],
    ['files', 'files: { path: a }', '1:8-1:19 error schema/type: expected a list, found a map'],
    ['files', 'files:\n  -', '2:4-2:4 error schema/type: expected a map, found nothing'],
    [
      'env',
      subnet('vlan: "12"'),
      '5:11-5:15 error schema/type: expected a whole number, found the text `12`; write `12` without quotes | fix 12',
    ],
    [
      'env',
      subnet('vlan: 1.5'),
      '5:11-5:14 error schema/type: expected a whole number, found the number 1.5',
    ],
    [
      'env',
      subnet('vlan: twelve'),
      '5:11-5:17 error schema/type: expected a whole number, found the text `twelve`',
    ],
    [
      'env',
      subnet('dns: 198.51.100.1'),
      '5:10-5:22 error schema/type: expected a list, found the text `198.51.100.1`; a list of one is written `[198.51.100.1]` | fix [198.51.100.1]',
    ],
    [
      'env',
      subnet('dns: [1.5]'),
      '5:11-5:14 error schema/type: expected a text, found the number 1.5; quote it: `"1.5"` | fix "1.5"',
    ],
    [
      'env',
      'id: a\nsubnets: []\nservice: { files: 1 }',
      '3:19-3:20 error schema/type: expected a text or a map, found the number 1; quote it: `"1"` | fix "1"',
    ],
  ]);
});

test('a text that should be a map is said as the map it was meant to be', () => {
  assertFindings([
    [
      'workflow',
      'id: a\nworkflow: [b]',
      '2:12-2:13 error schema/type: expected a map, found the text `b`; write `boot: b` | fix boot: b',
    ],
    [
      'files',
      'files:\n  - a/linux',
      '2:5-2:12 error schema/type: expected a map, found the text `a/linux`; write `path: a/linux` | fix path: a/linux',
    ],
    [
      'os',
      os('major_version: "12"\ncmdline: [quiet, "console=ttyS0", a=]'),
      '5:11-5:16 error schema/type: expected a map, found the text `quiet`; write `quiet:` | fix quiet:',
      '5:18-5:33 error schema/type: expected a map, found the text `console=ttyS0`; write `console: ttyS0` | fix console: ttyS0',
      '5:35-5:37 error schema/type: expected a map, found the text `a=`; write `a: ` | fix a: ',
    ],
    [
      'os',
      os('major_version: "12"').replace('{ kernel: k }', 'linux'),
      '3:7-3:12 error schema/type: expected a map, found the text `linux`; write `kernel: linux` | fix kernel: linux',
    ],
    ['env', 'id: a\nsubnets: [rack1]', '2:11-2:16 error schema/type: expected a map, found the text `rack1`'],
    ['workflow', 'id: a\nworkflow: b', '2:11-2:12 error schema/type: expected a list, found the text `b`'],
  ]);
});

test('a spelling is taken from the file only where the value stands there itself', () => {
  assertFindings([
    [
      'host',
      'name: &n 1.10\ninterfaces: []\nworkflow: *n',
      '1:10-1:14 error schema/type: expected a text, found the number 1.10; quote it: `"1.10"` | fix "1.10"',
      '3:11-3:13 error schema/type: expected a text, found the number 1.1; quote it: `"1.1"` | fix "1.1"',
    ],
  ]);
});

test('a value that is not allowed is named with the nearest that is', () => {
  assertFindings([
    [
      'boot',
      'id: a\ndone: fetchd',
      '2:7-2:13 error schema/value: expected one of `checkpoint`, `fetched`, `never`, found the text `fetchd`; did you mean `fetched`? | fix fetched',
    ],
    [
      'boot',
      'id: a\ndone: true',
      '2:7-2:11 error schema/value: expected one of `checkpoint`, `fetched`, `never`, found true',
    ],
    [
      'host',
      host('local_boot: 404'),
      '4:13-4:16 error schema/value: expected one of `auto`, `exit`, `sanboot`, `404`, `silent`, found the number 404; quote it: `"404"` | fix "404"',
    ],
    [
      'vaq',
      'version: "1"',
      '1:10-1:13 error schema/version: the data model’s version is the text `1`, and this vaq reads version 1; write `version: 1`',
    ],
    [
      'vaq',
      'version: 2',
      '1:10-1:11 error schema/version: the data model’s version is the number 2, and this vaq reads version 1; write `version: 1`',
    ],
    [
      'files',
      'files: [{ path: a, sha256: abc }]',
      '1:28-1:31 error schema/value: expected 64 hexadecimal digits, found the text `abc`',
    ],
    [
      'env',
      'id: "ams 1/2"\nsubnets: []',
      '1:5-1:14 error schema/value: expected an id without blanks and slashes, found the text `ams 1/2`',
    ],
    ['vaq', 'version: 1\nname: ""', '2:7-2:9 error schema/value: expected a text, found an empty one'],
    [
      'workflow',
      'id: a\nworkflow: []',
      '2:11-2:13 error schema/value: expected at least 1 in this list, found none',
    ],
    [
      'env',
      subnet('vlan: 0'),
      '5:11-5:12 error schema/value: expected a number from 1 to 4094, found the number 0',
    ],
    [
      'env',
      subnet('vlan: 4095'),
      '5:11-5:15 error schema/value: expected a number from 1 to 4094, found the number 4095',
    ],
    [
      'workflow',
      workflow('deps: { max_fail: -1 }'),
      '4:19-4:21 error schema/value: expected a number from 0 to 100000, found the number -1',
    ],
    [
      'os',
      os('major_version: "12"\ncmdline:\n  - {}\n  - { a: 1, b: 2 }'),
      '6:5-6:7 error schema/value: expected a map with one key, found an empty one',
      '7:5-7:19 error schema/value: expected a map with one key, found `a`, `b`',
    ],
  ]);
});

test('a long text is not repeated whole, nor over several lines', () => {
  const long = 'x'.repeat(80);
  assertFindings([
    [
      'vaq',
      `version: 1\nmetadata: ${long}`,
      `2:11-2:91 error schema/type: expected a map, found the text \`${'x'.repeat(60)}…\``,
    ],
    [
      'vaq',
      'version: 1\nmetadata: |\n  a\n  b\n',
      '2:11-4:4 error schema/type: expected a map, found the text `a…`',
    ],
  ]);
});

test.run();
