import assert from 'node:assert/strict';
import { suite } from 'uvu';
import type { KindOs } from '../../../src/kinds/kind.ts';
import { CLOUD_INIT } from '../../../src/pipeline/external/cloud-init.ts';
import { DEBCONF } from '../../../src/pipeline/external/debconf.ts';
import { IGNITION } from '../../../src/pipeline/external/ignition.ts';
import { KSVALIDATOR } from '../../../src/pipeline/external/ksvalidator.ts';
import type { ExternalTool } from '../../../src/pipeline/external/tool.ts';

const test = suite('pipeline/external/read');

function read(tool: ExternalTool, stdout: string, exitCode: number, stderr = ''): readonly string[] | null {
  const found = tool.read({ stdout, stderr, exitCode });
  return (
    found?.map(({ severity, message, line, column }) => `${severity} ${line}:${column} ${message}`) ?? null
  );
}

test('cloud-init: marks behind the lines, and below what they mean', () => {
  const text = [
    '#cloud-config',
    'packages: 3\t\t# E1,D1',
    'ssh_authorized_keys:',
    '  - {a: 1}\t\t# E2',
    '',
    '# Errors: -------------',
    "# E1: 3 is not of type 'array'",
    "# E2: {'a': 1} is not",
    '  of type string',
    '',
    '',
    '# Deprecations: -------------',
    '# D1: Dropped. Use ``x``.',
    '',
    '',
  ].join('\n');
  assert.deepEqual(read(CLOUD_INIT, text, 0), [
    "error 2:null 3 is not of type 'array'",
    "error 4:null {'a': 1} is not of type string",
    'warning 2:null Dropped. Use ``x``.',
  ]);
});

test('cloud-init: where it cannot place a finding, what its exception says', () => {
  const text =
    'Traceback (most recent call last):\ncloudinit.config.schema.SchemaValidationError: Cloud config schema errors: packages: 3 is wrong, users.0: too\n\nCloud config schema deprecations: apt_update: Dropped.\nKeyError: 0\n';
  assert.deepEqual(read(CLOUD_INIT, '', 1, text), [
    'error null:null packages: 3 is wrong, users.0: too',
    'warning null:null apt_update: Dropped.',
  ]);
  assert.deepEqual(read(CLOUD_INIT, 'Valid cloud-config: user-data\n', 0), []);
  assert.equal(read(CLOUD_INIT, '', 1, 'Traceback\nImportError: no yaml\n'), null);
  assert.equal(read(CLOUD_INIT, '', 2, 'usage: cloud-init\n'), null);
});

test('debconf: errors and warnings with their lines, and nothing about this machine’s questions', () => {
  const text =
    "warning: Unknown type strng, skipping line 1.\nerror: parse error on line 2: 'foo'\nerror: Cannot find a question for a/b\ndebconf: other words\n";
  assert.deepEqual(read(DEBCONF, '', 1, text), [
    'warning 1:null Unknown type strng',
    "error 2:null parse error: 'foo'",
  ]);
  assert.deepEqual(read(DEBCONF, '', 0), []);
  assert.equal(read(DEBCONF, '', 1, 'Can’t locate Debconf/Db.pm\n'), null);
});

test('ignition: path, line and column, where they are known', () => {
  const text = [
    'error at $.storage.files.0.path, line 1 col 61: path not absolute',
    'warning at $.foo, line 2 col 3: Unused key foo',
    "error at line 0 col 0: invalid character '}'",
    'error at line 3 col 72: json: cannot unmarshal number',
    'warning at $.a: b',
  ].join('\n');
  assert.deepEqual(read(IGNITION, '', 1, text), [
    'error 1:61 $.storage.files.0.path: path not absolute',
    'warning 2:3 $.foo: Unused key foo',
    "error null:null invalid character '}'",
    'error 3:72 json: cannot unmarshal number',
    'warning null:null $.a: b',
  ]);
  assert.deepEqual(read(IGNITION, '', 1, "couldn't parse config: unsupported config version\n"), [
    'info null:null the installed version does not read this version of the specification',
  ]);
  assert.deepEqual(read(IGNITION, '', 1, "couldn't parse config: config is not valid\n"), [
    'error null:null config is not valid',
  ]);
  assert.deepEqual(read(IGNITION, '', 0), []);
  assert.equal(read(IGNITION, '', 2, 'panic: x\n'), null);
});

test('ksvalidator: paragraphs with lines, and what it says of the whole file', () => {
  const text =
    '\nChecking kickstart file ks.cfg\n\nThe following problem occurred on line 2 of the kickstart file:\n\nUnknown command: foo\n\nThe following problem occurred on line 5 of the kickstart file:\n\nargument --x: expected\none argument\n';
  assert.deepEqual(read(KSVALIDATOR, text, 2), [
    'error 2:null Unknown command: foo',
    'error 5:null argument --x: expected one argument',
  ]);
  assert.deepEqual(read(KSVALIDATOR, 'File uses a deprecated option or command.\nThe install command\n', 1), [
    'warning null:null The install command',
  ]);
  assert.deepEqual(read(KSVALIDATOR, 'General error in input file:  boom\n', 1), ['error null:null boom']);
  assert.deepEqual(
    read(
      KSVALIDATOR,
      '',
      0,
      '/x.py:9: KickstartDeprecationWarning: Ignoring deprecated command on line 13:  The btrfs command\n  warn()\n',
    ),
    ['warning 13:null Ignoring deprecated command: The btrfs command'],
  );
  assert.deepEqual(read(KSVALIDATOR, '\nChecking kickstart file ks.cfg\n\n', 0), []);
  assert.equal(read(KSVALIDATOR, 'The version RHEL99 is not supported by pykickstart\n', 1), null);
});

test('ksvalidator: a sentence without a line is what its parser warns of', () => {
  const stderr =
    'The authconfig command will be deprecated.\nThe following problem occurred on line 4 of the kickstart file:\n\nunrecognized arguments: --bogus\n\nA network device with the name bond0 has already been defined.\n';
  assert.deepEqual(read(KSVALIDATOR, '\nChecking kickstart file ks.cfg\n\n', 3, stderr), [
    'error 4:null unrecognized arguments: --bogus',
    'warning null:null The authconfig command will be deprecated.',
    'warning null:null A network device with the name bond0 has already been defined.',
  ]);
  const trace = 'Traceback (most recent call last):\n  File "x", line 1\nModuleNotFoundError: No module.\n';
  assert.equal(read(KSVALIDATOR, '', 1, trace), null);
});

test('ksvalidator is told the release, where pykickstart has a name for it', () => {
  const version = (family: string, major: string): readonly string[] =>
    KSVALIDATOR.arguments({ family, major, minor: null } satisfies KindOs);
  assert.deepEqual(version('Rocky', '9'), ['--version', 'RHEL9']);
  assert.deepEqual(version('Fedora', '40'), ['--version', 'F40']);
  assert.deepEqual(version('CentOS', '7.9'), ['--version', 'RHEL7']);
  assert.deepEqual(version('Debian', '12'), []);
  assert.deepEqual(version('Fedora', 'rawhide'), []);
});

test.run();
