import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import { HEADER } from '../../../src/state/journal-format.ts';
import { type BuiltVaq, buildVaq, type Ended } from '../../diagnostics/built-vaq.ts';
import { script } from '../../state/samples.ts';
import { layTree, type Tree } from '../tree.ts';

const test = suite('commands/state/forget');

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
  return built.vaq([...args, '--state', 'state'], tree.folder);
}

function layJournal(...hosts: readonly string[]): void {
  const lines = hosts.map((host) => `${JSON.stringify(script({ host, boot: 'debian12' }))}\n`);
  tree.write({ 'state/journal.jsonl': `${HEADER}\n${lines.join('')}` });
}

test('where there is no journal, nothing is forgotten, and none is made', () => {
  assert.deepEqual(vaq('state', 'forget', 'r1-01', '--yes'), {
    exit: 0,
    stdout: '',
    stderr: 'nothing is known of ams1/r1-01 that could be forgotten\n',
  });
  assert.equal(existsSync(join(tree.folder, 'state')), false);
});

test('a host that is forgotten is as one that was never met, and its past stays in the journal', () => {
  layJournal('r1-01', 'r1-02', 'r9-01');
  const before = readFileSync(join(tree.folder, 'state/journal.jsonl'), 'utf8');
  assert.deepEqual(vaq('state', 'forget', 'r?-01', '--yes'), {
    exit: 0,
    stdout: '',
    stderr: 'ams1/r1-01 is forgotten\nams1/r9-01 is forgotten\n',
  });
  assert.match(vaq('status').stdout, /^ams1\/r1-01 {2}waiting +\d+ s\nams1\/r1-02 {2}script .*\n.*\n.*\n$/m);
  const after = readFileSync(join(tree.folder, 'state/journal.jsonl'), 'utf8');
  assert.ok(after.startsWith(before));
  const events = after
    .slice(before.length)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  assert.deepEqual(
    events.map(({ kind, site, host, given }) => [kind, site, host, given]),
    ['r1-01', 'r9-01'].map((host) => ['forgotten', 'ams1', host, '2026-11-20T10:00:00.000Z']),
  );
  assert.deepEqual(
    vaq('state', 'forget', 'r1-01', '--yes').stderr,
    'nothing is known of ams1/r1-01 that could be forgotten\n',
  );
});

test('what cannot be done has a sentence', () => {
  layJournal('r1-01', 'r9-01');
  const table: readonly (readonly [readonly string[], number, string])[] = [
    [['r1-01'], 3, 'vaq: nobody can be asked here: give --yes to forget without a question\n'],
    [['r9-1', '--yes'], 2, 'vaq: no host is called `r9-1`; did you mean `r9-01`?\n'],
    [['x*', '--yes'], 2, 'vaq: no host matches `x*`\n'],
    [['r1-01', '--site', 'ams2', '--yes'], 2, 'vaq: the site `ams2` does not exist; did you mean `ams1`?\n'],
  ];
  for (const [args, exit, stderr] of table)
    assert.deepEqual(vaq('state', 'forget', ...args), { exit, stdout: '', stderr }, args.join(' '));
  const lock = { pid: process.pid, machine: 'elsewhere.example', started: null };
  tree.write({ 'state/journal.lock.99': JSON.stringify(lock) });
  const locked = vaq('state', 'forget', 'r1-01', '--yes');
  assert.equal(locked.exit, 3);
  assert.match(
    locked.stderr,
    /^vaq: another vaq writes here: process \d+ on elsewhere\.example; end that one first, or delete /,
  );
  tree.write({ 'state/journal.lock.99': '' });
});

test('a journal of a newer version is left as it is', () => {
  const newer = '{"formatVersion":2}\n';
  tree.write({ 'state/journal.jsonl': newer });
  const { exit, stderr } = vaq('state', 'forget', 'r1-01', '--yes');
  assert.equal(exit, 3);
  assert.match(stderr, /was written by a newer vaq, in format 2; this one knows 1: /);
  assert.equal(readFileSync(join(tree.folder, 'state/journal.jsonl'), 'utf8'), newer);
});

test.run();
