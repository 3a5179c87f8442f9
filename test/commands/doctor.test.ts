import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { type BuiltVaq, buildVaq } from '../diagnostics/built-vaq.ts';
import { layTree, type Tree } from './tree.ts';

const test = suite('commands/doctor');

interface Check {
  readonly check: string;
  readonly verdict: string;
  readonly message: string;
}

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

test('what is missing for a site is an error, and the exit code 1', () => {
  const { exit, stdout, stderr } = built.vaq(['doctor', '--json'], tree.folder);
  assert.equal(exit, 1);
  const { formatVersion, site, checks, summary } = JSON.parse(stdout);
  assert.deepEqual([formatVersion, site], [1, 'ams1']);
  const errors = checks.filter(({ verdict }: Check) => verdict === 'error');
  assert.equal(summary.errors, errors.length);
  const said = errors.map(({ check, message }: Check) => `${check}: ${message}`).join('\n');
  assert.match(said, /^network rack1: no interface has 198\.51\.100\.1, the address of the service$/m);
  assert.match(said, /^files: 2 files that hosts load are not here: debian12\/linux: /m);
  assert.match(stderr, /^this machine cannot serve the site ams1 yet: \d+ errors/);
});

test('without a source of truth the machine alone is looked at', () => {
  const { stdout } = built.vaq(['doctor', '--json', '--quiet'], built.scratch);
  const { site, checks } = JSON.parse(stdout);
  assert.equal(site, null);
  assert.deepEqual(
    checks.slice(0, 3).map(({ check }: Check) => check),
    ['Node', 'Git', 'privileges'],
  );
});

test('a site that does not exist is wrong usage, a source of truth that does not could not be done', () => {
  const unknown = built.vaq(['doctor', '--site', 'nowhere'], tree.folder);
  assert.equal(unknown.exit, 2);
  assert.match(unknown.stderr, /the site `nowhere` does not exist; there are ams1/);
  assert.equal(built.vaq(['doctor', '--sot', 'nowhere'], built.scratch).exit, 3);
});

test.run();
