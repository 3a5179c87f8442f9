// What `vaq check` gives as a program: formats, exit codes, wrong use.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import { type BuiltVaq, buildVaq } from '../diagnostics/built-vaq.ts';

const test = suite('commands/check');
const FINDING = 'meta-data:1:14: error: expected a text, found a list [cloud-config/meta-data]\n';

let built: BuiltVaq;
let folder: string;

test.before(async () => {
  built = await buildVaq();
  folder = join(built.scratch, 'files');
  mkdirSync(folder);
  writeFileSync(join(folder, 'meta-data'), 'instance-id: [r1-01]\n');
  writeFileSync(join(folder, 'part.ks'), 'autopart\n');
  writeFileSync(join(folder, 'seed.txt'), 'instance-id: r1-02\n');
});
test.after(() => built.remove());

function check(...args: readonly string[]) {
  return built.vaq(['check', ...args], folder);
}

test('an error is exit code 1, and files are written beside what stdout shows', () => {
  const ended = check(
    '--format',
    'concise',
    '--output',
    'out.json',
    'meta-data',
    'part.ks',
    '--fail-level',
    'error',
  );
  assert.equal(ended.exit, 1);
  assert.equal(ended.stdout.split('\n')[0], FINDING.trimEnd());
  assert.deepEqual(JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8')).verdicts, [
    { file: 'meta-data', kind: 'meta-data', valid: false },
    { file: 'part.ks', kind: 'kickstart', valid: true },
  ]);
});

test('a clean file is exit code 0, and so is a part that lacks what another may have', () => {
  assert.deepEqual(check('--kind', 'meta-data', 'seed.txt'), {
    exit: 0,
    stdout: 'no findings in 1 file\n',
    stderr: '',
  });
  assert.equal(check('part.ks').exit, 0);
  assert.equal(check('--fail-level', 'warning', 'part.ks').exit, 1);
});

test('a baseline accepts what was there', () => {
  assert.equal(check('--write-baseline', 'base.json', 'meta-data').exit, 0);
  assert.deepEqual(check('--format', 'concise', '--baseline', 'base.json', 'meta-data'), {
    exit: 0,
    stdout: '',
    stderr: 'info: base.json accepts 1 finding of this report\n',
  });
});

test('wrong use is a sentence and exit code 2', () => {
  const refused = (...args: readonly string[]) => {
    const { exit, stdout, stderr } = check(...args);
    assert.deepEqual([exit, stdout], [2, '']);
    return stderr;
  };
  assert.equal(
    refused(),
    'vaq: there is nothing to check; give files or folders, or `-` for standard input\n',
  );
  assert.equal(
    refused('--kind', 'kikstart', 'part.ks'),
    'vaq: there is no kind `kikstart`: did you mean `kickstart`?\n',
  );
  assert.equal(
    refused('--os', 'Rokcy:9', 'part.ks'),
    'vaq: there is no family of operating systems `Rokcy`: did you mean `Rocky`?\n',
  );
});

test.run();
