// What all commands share: exit codes, stdout and stderr, colour, pipes, and how a source of truth is found.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import { type BuiltVaq, buildVaq, type Ended } from '../diagnostics/built-vaq.ts';
import { fixtureFiles } from '../support/memory-source.ts';
import { layTree, type Tree } from './tree.ts';

const test = suite('commands: usage');

const ESCAPE = '\u001b';
const SECOND_SITE = {
  'sites/fra1/env.yml': `id: fra1
name: Frankfurt 1
service: {addr: 203.0.113.1, files: files}
subnets: [{id: a, cidr: 203.0.113.0/24, domain_name: fra1.example}]
metadata: {timezone: Etc/UTC}
`,
  'sites/fra1/rack1.yml': `name: r1-01
workflow: debian12
metadata: {disk: /dev/vda}
interfaces: [{type: physical, name: eth0, mac: "52:54:00:00:01:01", ipv4: 203.0.113.11}]
`,
};

const BROKEN = {
  'sites/ams1/rack1.yml':
    'name: r2-01\nworkflow: nothing\ninterfaces: [{type: physical, ipv4: 198.51.100.21}]\n',
};

let built: BuiltVaq;
let tree: Tree;
const MENDED = { 'sites/ams1/rack1.yml': fixtureFiles('four').get('sites/ams1/rack1.yml')! };

test.before(async () => {
  built = await buildVaq();
  tree = layTree(SECOND_SITE);
});
test.after(() => {
  tree.remove();
  built.remove();
});

function vaq(...args: readonly string[]): Ended {
  return built.vaq(args, tree.folder);
}

const REFUSED: readonly (readonly [args: readonly string[], exit: number, message: string])[] = [
  [['validat'], 2, 'there is no command `validat`: did you mean `validate`?'],
  [['status', 'r1-01'], 2, 'there is no command `status r1-01`'],
  [['preview', 'r1-01', 'r1-02'], 2, 'Unexpected argument: r1-02'],
  [['validate', '--hots', 'x'], 2, 'Nonexistent flag: --hots'],
  [['boot', '--http-port', '70000'], 2, 'Parsing --http-port'],
  [['diff', '--max-size', '10'], 2, 'Parsing --max-size'],
  [['preview', 'r1-01'], 2, '`r1-01` is ambiguous: there are ams1/r1-01 and fra1/r1-01; write the site too'],
  [['preview', 'r1-05'], 2, 'no host is called `r1-05`; did you mean `r1-01`?'],
  [
    ['status', '--host', 'r1-01'],
    2,
    '`r1-01` is ambiguous: there are ams1/r1-01 and fra1/r1-01; write the site too',
  ],
  [['validate', '--site', 'ams2'], 2, 'the site `ams2` does not exist; did you mean `ams1`?'],
  [['validate', '--ref', 'mian'], 3, 'the revision `mian` does not exist; did you mean `main`?'],
  [['validate', '--sot', 'nowhere'], 3, 'there is no folder `nowhere`'],
  [['boot', '--yes'], 2, 'there are several sites; say which with --site: ams1, fra1'],
  [['boot', '--site', 'ams1', '--host', 'r1-1'], 2, 'no host is called `r1-1`; did you mean `r1-01`?'],
];

for (const [args, exit, message] of REFUSED) {
  test(`vaq ${args.join(' ')} ends with ${exit}: ${message}`, () => {
    const ended = vaq(...args);
    assert.deepEqual([ended.exit, ended.stdout], [exit, '']);
    const [first] = ended.stderr.replace(/^vaq: /, '').split('\n');
    assert.ok(first!.startsWith(message), ended.stderr);
  });
}

test('outside every source of truth, it is said how to name one', () => {
  for (const command of ['validate', 'status'])
    assert.deepEqual(built.vaq([command], '/'), {
      exit: 3,
      stdout: '',
      stderr: 'vaq: there is no vaq.yml here or in a folder above; name the source of truth with --sot DIR\n',
    });
});

test('a folder that is no source of truth is told what is missing', () => {
  const empty = join(built.scratch, 'empty');
  mkdirSync(empty);
  const { exit, stdout } = vaq('validate', '--sot', empty, '--format', 'concise');
  assert.equal(exit, 1);
  assert.match(stdout, /vaq\.yml/);
});

test('the source of truth is found from a folder inside it', () => {
  const below = join(tree.folder, 'sites/ams1');
  assert.equal(built.vaq(['validate'], below).exit, 0);
});

test('data goes to stdout, talk to stderr', () => {
  const { exit, stdout, stderr } = vaq('preview', 'ams1/r1-01', '--ipxe');
  assert.equal(exit, 0);
  assert.match(stdout, /^#!ipxe\n/);
  assert.match(
    stderr,
    /^work tree at [0-9a-f]+; served at http:\/\/198\.51\.100\.1; tokens as `vaq boot` gives them\n$/,
  );
});

const COLOUR: readonly (readonly [
  Readonly<Record<string, string>>,
  flags: readonly string[],
  coloured: boolean,
])[] = [
  [{}, [], false],
  [{ FORCE_COLOR: '1' }, [], true],
  [{ FORCE_COLOR: '1', NO_COLOR: '1' }, [], true],
  [{ FORCE_COLOR: '1' }, ['--no-color'], false],
];

test('a pipe gets no colour unless it is forced', () => {
  tree.write(BROKEN);
  for (const [env, flags, coloured] of COLOUR) {
    const { exit, stdout } = built.vaq(['validate', ...flags], tree.folder, env);
    assert.equal(exit, 1);
    assert.equal(stdout.includes(ESCAPE), coloured, JSON.stringify([env, flags]));
  }
  const preview = (env: Readonly<Record<string, string>>) =>
    built.vaq(['preview', 'ams1/r2-01'], tree.folder, env);
  assert.ok(!preview({}).stderr.includes(ESCAPE));
  assert.ok(preview({ FORCE_COLOR: '1' }).stderr.includes(ESCAPE));
  tree.write(MENDED);
});

test('a reader that goes away ends it quietly', () => {
  const program = join(built.root, 'bin/run.js');
  const script = `set -o pipefail; "${process.execPath}" "${program}" preview --format json | head -c 20`;
  const { stdout, stderr } = built.run(['bash', '-c', script], tree.folder);
  assert.deepEqual([stdout.length, stderr], [20, '']);
});

test('validate tells findings by its exit code', () => {
  assert.equal(vaq('validate').exit, 0);
  tree.write(BROKEN);
  assert.equal(vaq('validate').exit, 1);
  assert.equal(vaq('validate', '--ref', 'HEAD').exit, 0, 'the commit is as it was');
  tree.write(MENDED);
});

test.run();
