import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { suite } from 'uvu';
import { ruleIds } from '../../src/pipeline/rule-pages.ts';
import { type BuiltVaq, buildVaq } from '../diagnostics/built-vaq.ts';

const test = suite('commands/explain');
let built: BuiltVaq;

test.before(async () => {
  built = await buildVaq();
});
test.after(() => built.remove());

// Outside every source of truth: a rule is the same everywhere.
const explain = (args: readonly string[], env = {}) => built.vaq(['explain', ...args], '/', env);

test('a page goes into a pipe as it stands in the package', () => {
  assert.deepEqual(explain(['host/duplicate-mac']), {
    exit: 0,
    stdout: readFileSync('docs/rules/host/duplicate-mac.md', 'utf8'),
    stderr: '',
  });
});

test('in colour its headings are bold', () => {
  const { stdout } = explain(['host/duplicate-mac'], { FORCE_COLOR: '1' });
  assert.ok(stdout.startsWith('\u001b[1mhost/duplicate-mac\u001b[22m\n\nSeverity: error.'), stdout);
  assert.ok(!explain(['host/duplicate-mac', '--no-color'], { FORCE_COLOR: '1' }).stdout.includes('\u001b'));
});

test('without a rule all are listed', () => {
  const { exit, stdout, stderr } = explain([]);
  const [head, ...rows] = stdout.split('\n').slice(0, -1);
  assert.match(head!, /^RULE +SEVERITY +ABOUT$/);
  assert.deepEqual(
    rows.map((row) => row.split(' ')[0]),
    ruleIds(),
  );
  assert.deepEqual([exit, stderr], [0, '']);
});

test('a misspelt rule gets the nearest, and exit code 2', () => {
  assert.deepEqual(explain(['host/duplicate-mca']), {
    exit: 2,
    stdout: '',
    stderr: 'vaq: there is no rule `host/duplicate-mca`: did you mean `host/duplicate-mac`?\n',
  });
});

test.run();
