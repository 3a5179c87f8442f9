import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { type BuiltVaq, buildVaq, type Ended } from '../diagnostics/built-vaq.ts';
import { layTree, type Tree } from './tree.ts';

const test = suite('commands/diff');

const RACK = 'sites/ams1/rack1.yml';
let built: BuiltVaq;
let tree: Tree;
let first: string;
let second: string;

test.before(async () => {
  built = await buildVaq();
  tree = layTree();
  // r1-02 gets another disk, r1-03 another address, r1-04 goes, r1-05 comes; r1-01 stays as it is.
  const rack = tree
    .edited(RACK, '198.51.100.13', '198.51.100.23')
    .replace('name: r1-04', 'name: r1-05')
    .replace('52:54:00:00:00:04', '52:54:00:00:00:05')
    .replace(
      'ipv4: 198.51.100.12\nworkflow: debian12\n',
      'ipv4: 198.51.100.12\nworkflow: debian12\nmetadata: {disk: /dev/sdb}\n',
    );
  second = tree.commit({ [RACK]: rack });
  first = `${second}~1`;
});
test.after(() => {
  tree.remove();
  built.remove();
});

function diff(...args: readonly string[]): Ended {
  return built.vaq(['diff', ...args], tree.folder);
}

test('two revisions: exactly the hosts concerned, with the changed lines', () => {
  const { exit, stdout, stderr } = diff(`${first}..main`, '--format', 'json');
  assert.deepEqual([exit, stderr], [0, '']);
  const json = JSON.parse(stdout);
  assert.deepEqual(Object.keys(json), ['formatVersion', 'from', 'to', 'summary', 'notCompared', 'hosts']);
  assert.deepEqual([json.formatVersion, json.to, json.notCompared], [1, `main (${second.slice(0, 7)}…)`, []]);
  assert.deepEqual(json.summary, { install: 1, reinstall: 2, change: 0, remove: 1, unchanged: 1, held: 0 });
  const hosts = new Map<
    string,
    { action: string; reasons: unknown; artifacts: { path: string; diff: string }[] }
  >(json.hosts.map((host: { readonly name: string }) => [host.name, host]));
  assert.deepEqual(
    [...hosts].map(([name, { action }]) => `${name} ${action}`),
    ['r1-01 unchanged', 'r1-02 reinstall', 'r1-03 reinstall', 'r1-04 remove', 'r1-05 install'],
  );
  const edits = (name: string) =>
    hosts
      .get(name)!
      .artifacts.map(({ path, diff: text }) => [path, text.split('\n').filter((line) => /^[+-]/.test(line))]);
  assert.deepEqual(edits('r1-01'), []);
  assert.deepEqual(edits('r1-02'), [
    [
      'preseed.cfg',
      [
        '-d-i partman-auto/disk string /dev/vda',
        '+d-i partman-auto/disk string /dev/sdb',
        '-d-i grub-installer/bootdev string /dev/vda',
        '+d-i grub-installer/bootdev string /dev/sdb',
      ],
    ],
  ]);
  assert.deepEqual(edits('r1-03'), [
    ['preseed.cfg', ['-# r1-03 at 198.51.100.13', '+# r1-03 at 198.51.100.23']],
  ]);
  assert.deepEqual(hosts.get('r1-03')!.reasons, [
    'preseed.cfg of debian12 changed at line 1',
    'the address of eth0: 198.51.100.13 → 198.51.100.23',
  ]);
});

test('a revision against the work tree, for people', () => {
  const { exit, stdout, stderr } = diff('HEAD..');
  assert.deepEqual([exit, stderr], [0, '']);
  assert.equal(stdout, `HEAD (${second.slice(0, 7)}…) → work tree at ${second.slice(0, 7)}\n4 unchanged\n`);
  const hosts = diff(`${first}..`, '--host', 'r1-01', '--host', 'r1-02').stdout;
  assert.match(hosts, /\n1 reinstall · 1 unchanged\n\nreinstall ams1\/r1-02\n/);
  assert.doesNotMatch(hosts, /r1-03/);
});

test('a host that only one side has is no mistake, and leaves the others as they are', () => {
  const json = JSON.parse(
    diff(`${first}..main`, '--format', 'json', '--host', 'r1-05', '--host', 'r1-01').stdout,
  );
  assert.deepEqual(
    json.hosts.map(({ name, action }: Record<string, string>) => [name, action]),
    [
      ['r1-01', 'unchanged'],
      ['r1-05', 'install'],
    ],
  );
});

test('a new commit, laptop, port or key alone is no change', () => {
  tree.commit({ 'README.md': 'Nothing that a machine reads.\n' });
  assert.match(diff('HEAD~1..HEAD').stdout, /\n4 unchanged\n$/);
});

const CODES: readonly (readonly [
  args: readonly string[],
  plain: number,
  detailed: number,
  message: RegExp,
])[] = [
  [['HEAD..'], 0, 0, /^$/],
  [['FIRST..'], 0, 2, /^$/],
  [['FIRST..', '--host', 'r1-01'], 0, 0, /^$/],
  [['HEAD..', '--state', 'x'], 2, 1, /^vaq: --state is for what was applied/],
  [['HEAD'], 0, 2, /^warning: there is no record of these 4 hosts in \/.*\.vaq\n$/],
  [['A...B'], 2, 1, /^vaq: compare two revisions/],
  [['..HEAD'], 2, 1, /^vaq: compare two revisions/],
  [['HEAD..', '--host', 'r1-06'], 2, 1, /^vaq: no host is called `r1-06`; did you mean `r1-01`\?\n$/],
  [['HEAD..', '--site', 'ams2'], 2, 1, /^vaq: the site `ams2` does not exist; did you mean `ams1`\?\n$/],
  [
    ['HEAD..', '--frmat', 'json'],
    2,
    1,
    /^vaq: `vaq diff` has no flag `--frmat`: did you mean `--format`\?\n$/,
  ],
  [['mian..'], 3, 1, /^vaq: the revision `mian` does not exist; did you mean `main`\?\n$/],
  [['main..hed'], 3, 1, /^vaq: the revision `hed` does not exist/],
];

for (const [args, plain, detailed, message] of CODES) {
  test(`diff ${args.join(' ')} ends with ${plain}, and ${detailed} with --detailed-exitcode`, () => {
    const words = args.map((word) => word.replace('FIRST', first));
    const ended = diff(...words);
    assert.equal(ended.exit, plain);
    assert.match(ended.stderr, message);
    const more = diff(...words, '--detailed-exitcode');
    assert.equal(more.exit, detailed);
    assert.match(more.stderr, message);
  });
}

test('a host that one side cannot render is left out, said, and exit code 1', () => {
  const rack = tree
    .edited(RACK, 'name: r1-02\n', 'name: r1-02\nuuid: nothing\n')
    .replace('name: r1-01', 'name: r1-01 !');
  tree.write({ [RACK]: rack });
  for (const flags of [[], ['--detailed-exitcode']]) {
    const { exit, stderr } = diff(`${first}..`, ...flags);
    assert.equal(exit, 1);
    assert.match(stderr, /sites\/ams1\/rack1\.yml/);
  }
});

test.run();
