// `vaq state export` and `vaq state import`: two laptops that serve the same source of truth.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import { HEADER } from '../../../src/state/journal-format.ts';
import { type BuiltVaq, buildVaq, type Ended } from '../../diagnostics/built-vaq.ts';
import { script } from '../../state/samples.ts';
import { layTree, type Tree } from '../tree.ts';

const test = suite('commands/state: export and import');

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

function said(...args: readonly string[]): string {
  const { exit, stdout, stderr } = vaq(...args);
  assert.deepEqual([exit, stdout], [0, '']);
  return stderr;
}

test('what one laptop knows, the other learns, once', () => {
  vaq('state', 'set', 'r1-0?', '--installed', '--state', 'a');
  vaq('state', 'forget', 'r1-04', '--yes', '--state', 'a');
  const exported = said('state', 'export', '--state', 'a', '--out', 'a.export');
  assert.match(exported, /^5 events and \d+ artifacts in a\.export\n$/);
  const line = `of ${hostname()}`;
  assert.equal(
    said('state', 'import', 'a.export', '--state', 'b', '--dry-run'),
    `5 events ${line} would be new, 0 were known\n`,
  );
  assert.equal(existsSync(join(tree.folder, 'b')), false);
  assert.equal(
    said('state', 'import', 'a.export', '--state', 'b'),
    `5 events ${line} are new, 0 were known\n`,
  );
  assert.equal(
    said('state', 'import', 'a.export', '--state', 'b'),
    `0 events ${line} are new, 5 were known\n`,
  );
  const drift = (dir: string): string =>
    vaq('status', '--drift', '--state', dir).stdout.replaceAll(/\d+ s\b/g, '');
  assert.equal(drift('b'), drift('a'));
  assert.match(drift('b'), /^ams1\/r1-01 {2}done .* none .*\n(?:.*\n){2}ams1\/r1-04 {2}waiting/m);
  const history = vaq('history', '--host', 'r1-01', '--state', 'b').stdout;
  assert.ok(history.endsWith(` (imported from ${hostname()})\n`), history);
});

test('what both have given is said, and the later counts', () => {
  const event = (minute: number) => script({ at: `2026-11-20T10:0${minute}:00.000Z`, boot: 'debian12' });
  tree.write({
    'c/journal.jsonl': `${HEADER}\n${JSON.stringify({ ...event(1), revision: 'early' })}\n`,
    'd/journal.jsonl': `${HEADER}\n${JSON.stringify({ ...event(2), revision: 'late' })}\n`,
  });
  const exported = vaq('state', 'export', '--state', 'c');
  assert.equal(exported.exit, 0);
  assert.match(exported.stderr, /^warning: the artifact a{64} is not in \S+\/c\n$/);
  tree.write({ 'c.export': exported.stdout });
  assert.match(
    said('state', 'import', 'c.export', '--state', 'd'),
    /^warning: ams1\/r1-01 was given attempt 1 of debian12 here at 2026-11-20T10:02:00\.000Z and on \S+ at 2026-11-20T10:01:00\.000Z: the later script counts, and only what was reported where it was given\n1 events/,
  );
  assert.match(vaq('status', '--host', 'r1-01', '--state', 'd').stdout, / late /);
});

test('what cannot be imported is refused, and nothing of it stays', () => {
  const whole = readFileSync(join(tree.folder, 'a.export'), 'utf8');
  const lines = whole.trimEnd().split('\n');
  tree.write({
    'cut.export': `${lines.slice(0, -1).join('\n')}\n`,
    'forged.export': whole.replace('"content":"', '"content":"x'),
    'e/journal.jsonl': `${HEADER}\n`,
  });
  const table: readonly (readonly [file: string, exit: number, message: RegExp])[] = [
    ['cut.export', 2, /^vaq: cut\.export:\d+: its end is missing: the file was cut off\n$/],
    ['forged.export', 3, /^vaq: \S+: the content is not the one with the SHA-256 [0-9a-f]{64}\n$/],
    ['vaq.yml', 2, /^vaq: vaq\.yml:1: this is no exported state; `vaq state export` makes one\n$/],
    ['none.export', 3, /^vaq: none\.export cannot be read: it does not exist\n$/],
  ];
  for (const [file, exit, message] of table) {
    const ended = vaq('state', 'import', file, '--state', 'e');
    assert.deepEqual([ended.exit, ended.stdout], [exit, '']);
    assert.match(ended.stderr, message);
    assert.equal(readFileSync(join(tree.folder, 'e/journal.jsonl'), 'utf8'), `${HEADER}\n`);
  }
});

test.run();
