// The definition of CI: every command in it is one that there is, and it is for the three systems.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { suite } from 'uvu';

const test = suite('ci');

interface Step {
  readonly uses?: string;
  readonly run?: string;
}
interface Job {
  readonly 'runs-on': string;
  readonly 'timeout-minutes': number;
  readonly strategy?: {
    readonly matrix: { readonly os: readonly string[]; readonly node?: readonly string[] };
  };
  readonly steps: readonly Step[];
}
const ci = load(readFileSync('.github/workflows/ci.yml', 'utf8')) as {
  readonly on: object;
  readonly permissions: object;
  readonly jobs: Readonly<Record<string, Job>>;
};
const { scripts, engines } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
  readonly engines: { readonly node: string };
};
const lines = Object.values(ci.jobs).flatMap(({ steps }) =>
  steps.flatMap(({ run = '' }) => run.trim().split('\n')),
);

test('its commands are scripts of package.json, of npm, or of vaq', () => {
  const unknown = lines.filter((line) => {
    if (line === '') return false;
    const command = line.replace(/^sudo --preserve-env env "PATH=\$PATH" /, '');
    const script = /^npm (?:run (\S+)|(test))$/.exec(command);
    if (script !== null) return !((script[1] ?? script[2])! in scripts);
    return !/^(?:npm (?:ci|pack|install) |vaq (?:--version|init|validate|preview)\b)/.test(command);
  });
  assert.deepEqual(unknown, []);
  for (const script of ['build', 'check', 'verify'])
    assert.ok(lines.some((line) => line.endsWith(`npm run ${script}`)));
  assert.ok(lines.includes('npm test'));
});

test('what the scripts name is there', () => {
  const files = Object.values(scripts).flatMap(
    (script) => script.match(/\b(?:scripts|bench|test)\/[\w./-]+/g) ?? [],
  );
  assert.deepEqual(
    files.filter((file) => !existsSync(file)),
    [],
  );
});

test('tests and the package are tried on the three systems, machines on Linux', () => {
  const systems = Object.entries(ci.jobs).map(([name, job]) => [
    name,
    (job.strategy?.matrix.os ?? [job['runs-on']]).map((os) => os.split('-')[0]),
  ]);
  assert.deepEqual(Object.fromEntries(systems), {
    test: ['ubuntu', 'macos', 'windows'],
    package: ['ubuntu', 'macos', 'windows'],
    machines: ['ubuntu'],
  });
});

test('the oldest Node that package.json allows is among those that are tried', () => {
  const nodes = ci.jobs.test!.strategy!.matrix.node!;
  assert.ok(nodes.includes(engines.node.replace('>=', '')), nodes.join(', '));
});

test('no job may write, and each has an end', () => {
  assert.deepEqual(ci.permissions, { contents: 'read' });
  for (const [name, job] of Object.entries(ci.jobs)) assert.ok(job['timeout-minutes'] > 0, name);
  assert.deepEqual(Object.keys(ci.on), ['push', 'pull_request']);
});

test('actions of others are named with their version', () => {
  for (const { steps } of Object.values(ci.jobs))
    for (const { uses } of steps) if (uses !== undefined) assert.match(uses, /^actions\/[\w-]+@v\d+$/);
});

test.run();
