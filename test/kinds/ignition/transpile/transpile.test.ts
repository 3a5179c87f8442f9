import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { becomes, FCOS, FLATCAR, said } from './said.ts';

const test = suite('kinds/ignition/transpile/transpile');

test('a variant for other machines is named', () => {
  const text = ['variant: openshift', 'version: 4.14.0'].join('\n');
  assert.deepEqual(said(text, FCOS), [
    '1:10-1:19 error ignition/transpile: expected `fcos` or `flatcar`, found `openshift`, which is for a MachineConfig of OpenShift',
  ]);
});

test('a version that is not known is told those that are', () => {
  const text = ['variant: fcos', 'version: 1.9.0'].join('\n');
  assert.deepEqual(said(text, FCOS), [
    '2:10-2:15 error ignition/transpile: expected a version of the variant `fcos`, `1.0.0`, `1.1.0`, `1.2.0`, `1.3.0`, `1.4.0`, `1.5.0`, `1.6.0`, `1.7.0`, found `1.9.0`',
  ]);
});

test('a version that is a number is not a missing one', () => {
  assert.deepEqual(said('variant: flatcar\nversion: 1.5', FCOS), [
    '2:10-2:13 error ignition/transpile: expected a version of the variant `flatcar`, `1.0.0`, `1.1.0`, found the number 1.5',
  ]);
});

test('a version is asked for', () => {
  const text = ['variant: fcos'].join('\n');
  assert.deepEqual(said(text, FCOS), [
    '1:10-1:14 error ignition/transpile: the key `version` is missing, such as `version: 1.7.0`',
  ]);
});

test('a variant is asked for', () => {
  const text = ['version: 1.4.0', 'storage: {}'].join('\n');
  assert.deepEqual(said(text, FCOS), [
    '1:10-1:15 error ignition/transpile: the key `variant` is missing, such as `variant: fcos`',
  ]);
});

test('unknown keys are warnings, types are errors', () => {
  const text = [
    'variant: fcos',
    'version: 1.5.0',
    'storage:',
    '  files:',
    '    - path: /a',
    '      mod: 0644',
    '      contents: text',
  ].join('\n');
  assert.deepEqual(said(text, FCOS), [
    '6:7-6:10 warning ignition/unknown-key: unknown key `mod`; did you mean `mode`?',
    '7:17-7:21 error ignition/type: expected a map, found the text `text`',
  ]);
});

test('with an error nothing is made', () => {
  const text = ['variant: fcos', 'version: 1.5.0', 'storage:', '  files: text'].join('\n');
  assert.deepEqual(becomes(text, FCOS), null);
});

test('a text that is no configuration at all is held against JSON', () => {
  const text = ['hello'].join('\n');
  assert.deepEqual(said(text, FCOS), [
    "1:1-1:2 error ignition/syntax: invalid character 'h' looking for beginning of value",
  ]);
});

test('YAML that is none is said to be so', () => {
  const text = ['a: ['].join('\n');
  assert.deepEqual(said(text, FCOS), [
    '1:5-1:5 error document/syntax: a `[` or `{` is opened and never closed (unexpected end of the stream within a flow collection)',
  ]);
});

test('what Ignition finds in the JSON is at its place in the YAML, in the words of the YAML', () => {
  const text = [
    'variant: fcos',
    'version: 1.5.0',
    'storage:',
    '  files:',
    '    - path: etc/motd',
    '      contents:',
    '        source: ftp://mirror.example/x',
    '  filesystems:',
    '    - device: /dev/sda1',
    '      format: zfs',
    '      wipe_filesystem: true',
  ].join('\n');
  assert.deepEqual(said(text, FCOS), [
    '5:13-5:21 error ignition/path: path not absolute; it must begin with `/`, found `etc/motd`',
    '7:17-7:39 error ignition/resource: invalid url scheme; known here are http, https, tftp, gs, s3, arn, data, found `ftp://mirror.example/x`',
    '10:15-10:18 error ignition/disk: invalid filesystem format; known are ext4, btrfs, xfs, swap, vfat, none, found `zfs`',
  ]);
});

test('a system that does not read the version is told so', () => {
  const text = ['variant: fcos', 'version: 1.5.0', 'storage: {}'].join('\n');
  assert.deepEqual(said(text, FLATCAR), []);
});

test('JSON stays as it is', () => {
  const text = ['{"ignition": {"version": "3.4.0"}}'].join('\n');
  assert.deepEqual(becomes(text, FCOS), { ignition: { version: '3.4.0' } });
});

test.run();
