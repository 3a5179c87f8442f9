import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { type BuiltVaq, buildVaq, type Ended } from '../../diagnostics/built-vaq.ts';
import { layTree, type Tree } from '../tree.ts';

const test = suite('commands/state/set');

let built: BuiltVaq;
let tree: Tree;
test.before(async () => {
  built = await buildVaq();
  tree = layTree();
});
test.after(() => {
  tree.remove();
  built.remove();
});

function vaq(...args: readonly string[]): Ended {
  return built.vaq(args, tree.folder);
}

test('a host that was installed by other means has what the work tree wants of it', () => {
  const ended = vaq('state', 'set', 'r1-01', '--installed');
  assert.deepEqual([ended.exit, ended.stdout], [0, '']);
  assert.match(
    ended.stderr,
    /^ams1\/r1-01 is recorded as installed, as work tree at [0-9a-f]{7} wants it\n$/,
  );
  const [, row] = vaq('status', '--host', 'r1-01', '--drift').stdout.split('\n');
  assert.match(row!, /^ams1\/r1-01 {2}done +1 of 1 +work tree at \S+ +none +\d+ s +declared$/);
  const { hosts } = JSON.parse(vaq('status', '--host', 'r1-01', '--format', 'json').stdout);
  const [boot] = hosts[0].applied.boots;
  assert.deepEqual([boot.boot, boot.outcome], ['debian12', 'declared']);
  const preview = JSON.parse(vaq('preview', 'r1-01', '--format', 'json').stdout);
  const previewed = preview.hosts[0].boots[0].artifacts as readonly { path: string; contentId: string }[];
  assert.deepEqual(
    boot.artifacts
      .map(({ path, contentId }: { path: string; contentId: string }) => [path, contentId])
      .sort(),
    previewed.map(({ path, contentId }) => [path, contentId]).sort(),
  );
});

test('nothing is to be done about it, as `vaq diff` says', () => {
  const ended = vaq('diff', '--host', 'r1-01', '--detailed-exitcode');
  assert.deepEqual([ended.exit, ended.stderr], [0, '']);
  assert.match(ended.stdout, /^applied → work tree at \S+\n1 unchanged\n/);
});

test('what the tree wants later is another thing', () => {
  const { edited, write } = tree;
  const template = 'assets/preseed/debian12.cfg.ejs';
  const text = edited(template, '', '');
  write({ [template]: `${text}\nd-i debconf/priority string high\n` });
  const drifts = vaq('status', '--drift').stdout.split('\n').slice(1, -1);
  assert.match(drifts[0]!, /^ams1\/r1-01 .* differs /);
  assert.equal(vaq('diff', '--host', 'r1-01', '--detailed-exitcode').exit, 2);
  const revision = vaq('state', 'set', 'r1-*', '--installed', 'HEAD');
  assert.equal(revision.exit, 0);
  assert.match(revision.stderr, /^ams1\/r1-01 is recorded as installed, as HEAD \(\S+\) wants it\n/);
  assert.equal(revision.stderr.split('\n').length, 5);
  assert.match(vaq('status', '--host', 'r1-02', '--drift').stdout, /r1-02 .* HEAD \(\S+\) +differs /);
  write({ [template]: text });
  assert.match(vaq('status', '--host', 'r1-02', '--drift').stdout, /r1-02 .* HEAD \(\S+\) +none /);
});

test('nothing is recorded of what cannot be rendered, and that is said', () => {
  const template = 'assets/preseed/debian12.cfg.ejs';
  const text = tree.edited(template, '', '');
  tree.write({ [template]: '<%= nowhere.near %>\n' });
  const { exit, stdout, stderr } = vaq('state', 'set', 'r1-03', '--installed', '--state', 'other');
  assert.deepEqual([exit, stdout], [1, '']);
  assert.match(stderr, /^error template\/\S+ {2}assets\/preseed\/debian12\.cfg\.ejs:1/m);
  assert.match(
    stderr,
    /\nvaq: nothing is recorded, because what these hosts would have cannot be rendered\n$/,
  );
  assert.match(vaq('status', '--drift', '--host', 'r1-01').stdout, / unknown /);
  tree.write({ [template]: text });
  assert.match(vaq('status', '--host', 'r1-03', '--state', 'other').stdout, /r1-03 {2}waiting\n/);
});

test('mistakes have a sentence', () => {
  const table: readonly (readonly [readonly string[], number, RegExp])[] = [
    [['r1-01'], 2, /^vaq: `vaq state set` needs `--installed`\n$/],
    [['r1-1', '--installed'], 2, /^vaq: no host is called `r1-1`; did you mean `r1-01`\?\n$/],
    [
      ['r1-01', '--installed', 'mian'],
      3,
      /^vaq: the revision `mian` does not exist; did you mean `main`\?\n$/,
    ],
  ];
  for (const [args, exit, message] of table) {
    const ended = vaq('state', 'set', ...args);
    assert.deepEqual([ended.exit, ended.stdout], [exit, '']);
    assert.match(ended.stderr, message);
  }
});

test('a host that has no workflow, or whose last boot never ends, is not installed', () => {
  const [rack, boot] = ['sites/ams1/rack1.yml', 'boot/debian12.yml'];
  const texts = { [rack]: tree.edited(rack, '', ''), [boot]: tree.edited(boot, '', '') };
  tree.write({ [rack]: texts[rack]!.replace(/^workflow: .*$/m, 'workflow: nothing') });
  assert.deepEqual(vaq('state', 'set', 'r1-01', '--installed'), {
    exit: 2,
    stdout: '',
    stderr: 'vaq: ams1/r1-01 has no workflow: nothing would be installed on it\n',
  });
  tree.write({ ...texts, [boot]: `${texts[boot]!.replace(/^done: .*\n/m, '')}done: never\n` });
  assert.deepEqual(vaq('state', 'set', 'r1-01', '--installed'), {
    exit: 2,
    stdout: '',
    stderr: 'vaq: ams1/r1-01 is never installed: nothing ends its last boot, `debian12`\n',
  });
  tree.write(texts);
});

test.run();
