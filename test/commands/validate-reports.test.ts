// What `vaq validate` does with its findings: files, baselines, suppressions, GitHub Actions.
import assert from 'node:assert/strict';
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import { type BuiltVaq, buildVaq } from '../diagnostics/built-vaq.ts';

const test = suite('commands/validate-reports');
const RACK = 'sites/ams1/rack1.yml';
const FINDING =
  'sites/ams1/rack1.yml:7:11: error: 203.0.113.11 lies outside the subnet `rack1`, 198.51.100.0/24 [subnet/address-outside]\n';

let built: BuiltVaq;
let tree: string;

test.before(async () => {
  built = await buildVaq();
});
test.before.each(() => {
  tree = join(built.scratch, 'tree');
  cpSync('fixtures/minimal', tree, { recursive: true });
  change('198.51.100.11', '203.0.113.11');
});
test.after(() => built.remove());

function change(from: string, to: string): void {
  const path = join(tree, RACK);
  writeFileSync(path, readFileSync(path, 'utf8').replace(from, to));
}

function validate(...flags: readonly string[]) {
  return built.vaq(['validate', ...flags], tree);
}

test('files are written beside what stdout shows', () => {
  assert.deepEqual(validate('--format', 'concise', '--output', 'out/a.jsonl', '--output', 'tap:out/b'), {
    exit: 1,
    stdout: FINDING,
    stderr: '',
  });
  assert.deepEqual(readdirSync(join(tree, 'out')).sort(), ['a.jsonl', 'b']);
  assert.match(readFileSync(join(tree, 'out/a.jsonl'), 'utf8'), /^\{"ruleId":.*\n\{"formatVersion":1,.*\n$/);
  assert.match(readFileSync(join(tree, 'out/b'), 'utf8'), /^TAP version 14\n1\.\.1\nnot ok 1 - /);
});

test('a report that cannot be written is exit code 3, and stdout still has it', () => {
  assert.deepEqual(validate('--format', 'concise', '--output', 'json:sites'), {
    exit: 3,
    stdout: FINDING,
    stderr: 'vaq: sites cannot be written: it is a folder, and a file is expected\n',
  });
});

test('a baseline accepts what is there, wherever it moves, and nothing else', () => {
  assert.equal(validate('--write-baseline', 'base.json').exit, 0);
  const checked = () => validate('--format', 'concise', '--baseline', 'base.json');
  const note = 'info: base.json accepts 1 finding of this report\n';
  assert.deepEqual(checked(), { exit: 0, stdout: '', stderr: note });
  change('name: r1-01', '\n\nname: r1-01');
  assert.deepEqual(checked(), { exit: 0, stdout: '', stderr: note });
  change('198.51.100.12', '203.0.113.12');
  const { exit, stdout } = checked();
  assert.match(stdout, /^sites\/ams1\/rack1\.yml:20:11: error: 203\.0\.113\.12 lies outside [^\n]*\n$/);
  assert.equal(exit, 1);
});

test('a suppression holds, and is called unused only where everything was checked', () => {
  change(
    '    ipv4: 203',
    '    # vaq-ignore: subnet/address-outside, host/no-address -- moves in May\n    ipv4: 203',
  );
  assert.deepEqual(validate('--format', 'concise'), {
    exit: 0,
    stdout:
      'sites/ams1/rack1.yml:7:43: warning: `host/no-address` finds nothing here that this could suppress; remove it [suppression/unused]\n',
    stderr: '',
  });
  assert.deepEqual(validate('--format', 'concise', '--host', 'r1-02'), { exit: 0, stdout: '', stderr: '' });
});

test('a comment in a template suppresses what its next line renders, and is not rendered', () => {
  const path = join(tree, 'assets/preseed/preseed.cfg.ejs');
  const answers = [
    '<%# vaq-ignore: preseed/plain-password -- a laboratory without a network -%>',
    'd-i passwd/user-password password secret',
    'd-i passwd/user-password-again password secret',
  ];
  const text = readFileSync(path, 'utf8').replace(
    /^d-i passwd\/user-password-crypted.*$/m,
    answers.join('\n'),
  );
  writeFileSync(path, text);
  assert.equal(validate('--format', 'concise', '--fail-level', 'info').stdout, FINDING);
  const { stdout } = built.vaq(['preview', 'r1-02', '--kind', 'preseed'], tree);
  assert.ok(stdout.includes(`operator\n${answers.slice(1).join('\n')}\n`), stdout);
});

test('wrong use is a sentence and exit code 2', () => {
  const refused = (...flags: readonly string[]) => {
    const { exit, stdout, stderr } = validate(...flags);
    assert.deepEqual([exit, stdout], [2, '']);
    return stderr;
  };
  assert.equal(refused('--output', 'jsn:a'), 'vaq: there is no format `jsn`: did you mean `json`?\n');
  assert.equal(
    refused('--write-baseline', 'b.json', '--host', 'r1-01'),
    'vaq: a baseline accepts the findings of everything; leave out --site, --cluster and --host\n',
  );
  assert.match(
    refused('--write-baseline', 'a', '--baseline', 'b'),
    /^vaq: `--baseline` and `--write-baseline` exclude each other: leave one out$/m,
  );
});

test.run();
