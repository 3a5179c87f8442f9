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
  [['cache', 'lst'], 2, 'there is no command `cache lst`: did you mean `cache ls`?'],
  [['bundle', 'verfy'], 2, 'there is no command `bundle verfy`: did you mean `bundle verify`?'],
  [
    ['status', 'r1-01'],
    2,
    '`vaq status` takes no argument, and `r1-01` is one: did you mean `--host r1-01`?',
  ],
  [['help', 'nothing'], 2, 'there is no command `nothing`: `vaq --help` lists them'],
  [['preview', 'r1-01', 'r1-02'], 2, '`vaq preview` takes one argument, and `r1-02` is one more'],
  [['validate', '--hots', 'x'], 2, '`vaq validate` has no flag `--hots`: did you mean `--host`?'],
  [
    ['boot', '--http-port', '70000'],
    2,
    '`--http-port` takes an integer less than or equal to 65535, and not `70000`',
  ],
  [['bundle'], 2, '`vaq bundle` needs `--output`'],
  [['secret', 'set'], 2, '`vaq secret set` needs NAME: the name of the secret'],
  [
    ['diff', '--max-size', '10'],
    2,
    '`--max-size` takes an integer greater than or equal to 4000, and not `10`',
  ],
  [['preview', 'r1-01'], 2, '`r1-01` is ambiguous: there are ams1/r1-01 and fra1/r1-01; write the site too'],
  [['preview', 'r1-05'], 2, 'no host is called `r1-05`; did you mean `r1-01`?'],
  [
    ['status', '--host', 'r1-01'],
    2,
    '`r1-01` is ambiguous: there are ams1/r1-01 and fra1/r1-01; write the site too',
  ],
  [['validate', '--site', 'ams2'], 2, 'the site `ams2` does not exist; did you mean `ams1`?'],
  [['validate', '--ref', 'mian'], 3, 'the revision `mian` does not exist; did you mean `main`?'],
  [['validate', '--sot', 'nowhere'], 3, 'there is neither a folder nor a bundle `nowhere`'],
  [['boot', '--yes'], 2, 'there are several sites; say which with --site: ams1, fra1'],
  [['boot', '--site', 'ams1', '--host', 'r1-1'], 2, 'no host is called `r1-1`; did you mean `r1-01`?'],
];

for (const [args, exit, message] of REFUSED) {
  test(`vaq ${args.join(' ')} ends with ${exit}: ${message}`, () => {
    const ended = vaq(...args);
    assert.deepEqual([ended.exit, ended.stdout], [exit, '']);
    assert.equal(ended.stderr, `vaq: ${message}\n`);
  });
}

test('outside every source of truth, it is said how to name one', () => {
  for (const command of ['validate', 'status'])
    assert.deepEqual(built.vaq([command], '/'), {
      exit: 3,
      stdout: '',
      stderr:
        'vaq: there is no vaq.yml here or in a folder above; name the source of truth with --sot DIR, or write one with `vaq init`\n',
    });
});

test('what is typed as a command elsewhere is understood', () => {
  const asked = (...args: readonly string[]) => vaq(...args);
  assert.deepEqual(asked('help'), asked('--help'));
  assert.deepEqual(asked('help', 'secret', 'set'), asked('secret', 'set', '--help'));
  assert.deepEqual(asked('version'), asked('--version'));
  assert.deepEqual(asked('-V'), asked('--version'));
  assert.deepEqual(asked('boot', '-h'), asked('boot', '--help'));
});

test('a folder that is gone, and a full disk behind the output, are said in words', () => {
  const gone = 'mkdir "$0/gone" && cd "$0/gone" && rmdir "$0/gone" && exec "$@"';
  const program = [process.execPath, join(built.root, 'bin/run.js'), 'validate'];
  const { exit, stderr } = built.run(['bash', '-c', gone, built.scratch, ...program], tree.folder);
  assert.equal(exit, 3);
  // Node may have warned of it before.
  assert.match(stderr, /^vaq: the folder that you are in is not there any more: change to another one\n$/m);
  assert.doesNotMatch(stderr, /^ +at /m);
  assert.deepEqual(built.run(['bash', '-c', 'exec "$@" >/dev/full', '-', ...program], tree.folder), {
    exit: 3,
    stdout: '',
    stderr: 'vaq: the output cannot be written: the disk is full\n',
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
