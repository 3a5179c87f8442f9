// What the pages about CI show is read as CI servers read it, and run as far as it can be without them.
import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { load } from 'js-yaml';
import { suite } from 'uvu';
import { classify } from '../../src/sot/layout.ts';
import { type BuiltVaq, buildVaq, type Ended } from './built-vaq.ts';

const test = suite('diagnostics/ci');

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
}
interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}
interface Hook {
  readonly id: string;
  readonly entry: string;
  readonly files: string;
}

/** The YAML of a page, by block. */
function snippets(page: string): readonly unknown[] {
  const blocks = readFileSync(`docs/ci/${page}.md`, 'utf8').matchAll(/^```yaml file=\S+\n([\s\S]*?)^```$/gm);
  return [...blocks].map(([, text]) => load(text!));
}

function workflowSteps(): readonly Step[] {
  const workflows = snippets('github') as { jobs: { validate: { steps: readonly Step[] } } }[];
  return workflows.flatMap(({ jobs }) => jobs.validate.steps);
}

const action = load(readFileSync('action.yml', 'utf8')) as Action;
const hooks = load(readFileSync('.pre-commit-hooks.yaml', 'utf8')) as readonly Hook[];

let built: BuiltVaq;
let clean: string;
let broken: string;

test.before(async () => {
  built = await buildVaq();
  clean = join(built.scratch, 'clean');
  broken = join(built.scratch, 'repository/broken tree');
  for (const folder of [clean, broken]) cpSync('fixtures/minimal', folder, { recursive: true });
  const rack = join(broken, 'sites/ams1/rack1.yml');
  writeFileSync(rack, readFileSync(rack, 'utf8').replace('198.51.100.11', '203.0.113.11'));
  mkdirSync(join(built.scratch, 'bin'));
  const command = `#!/bin/sh\nexec '${process.execPath}' '${built.root}/bin/run.js' "$@"\n`;
  writeFileSync(join(built.scratch, 'bin/vaq'), command, { mode: 0o755 });
});
test.after(() => built.remove());

function bash(script: string, cwd: string, env: Readonly<Record<string, string>> = {}): Ended {
  const PATH = `${join(built.scratch, 'bin')}${delimiter}${process.env.PATH}`;
  // As GitHub and GitLab do: the first command that fails ends the script.
  return built.run(['bash', '-eo', 'pipefail', '-c', script], cwd, { PATH, ...env });
}

/** Runs the last step of the action with inputs, as the runner would. */
function runAction(inputs: Readonly<Record<string, string>>, workspace: string): Ended {
  const value = (expression: string): string => {
    const [, input] = /^\$\{\{ inputs\.([a-z-]+) \}\}$/.exec(expression) ?? [];
    if (input === undefined) return expression.replace(/\$\{\{ github\.action_path \}\}/, () => built.root);
    assert.ok(input in action.inputs, input);
    return inputs[input] ?? action.inputs[input]!.default;
  };
  const { run = '', env = {} } = action.runs.steps.at(-1)!;
  const settings = Object.entries(env).map(([name, expression]) => [name, value(expression)]);
  const runner = { GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: workspace };
  return bash(run, workspace, { ...Object.fromEntries(settings), ...runner });
}

test('the action is composite, and no input reaches a script but by the environment', () => {
  assert.equal(action.runs.using, 'composite');
  for (const { run = '' } of action.runs.steps) assert.doesNotMatch(run, /\$\{\{/);
});

test('the action passes for a clean tree', () => {
  const { exit, stdout, stderr } = runAction({}, clean);
  assert.match(stdout, /^::stop-commands::\w+\nno findings in 1 site, 2 hosts, 4 artifacts\n::\w+::\n$/);
  assert.deepEqual([exit, stderr], [0, '']);
});

test('the action annotates what is wrong, from the root of the repository, and fails', () => {
  const { exit, stdout } = runAction({ sot: 'broken tree' }, join(broken, '..'));
  assert.match(
    stdout,
    /^::error file=broken tree\/sites\/ams1\/rack1\.yml,line=7,endLine=7,col=11,endColumn=23,title=subnet\/address-outside::203\.0\.113\.11 lies outside/,
  );
  assert.match(stdout, /\n {4}5 │ .*\n/);
  assert.equal(exit, 1);
});

test('the action writes every file that is named, with spaces too, and takes each input', () => {
  const workspace = join(broken, '..');
  const output = 'reports/my vaq.sarif\n\njunit:reports/vaq.xml';
  assert.equal(runAction({ sot: 'broken tree', output, format: 'concise' }, workspace).exit, 1);
  const written = ['my vaq.sarif', 'vaq.xml'].map((name) =>
    readFileSync(join(workspace, 'reports', name), 'utf8'),
  );
  assert.equal(JSON.parse(written[0]!).runs[0].results.length, 1);
  assert.match(written[1]!, /<testsuite name="sites\/ams1\/rack1\.yml" tests="1" failures="1"/);
  const accepted = built.vaq(['validate', '--sot', broken, '--write-baseline', 'base.json'], workspace);
  assert.equal(accepted.exit, 0, accepted.stderr);
  assert.equal(
    runAction({ sot: 'broken tree', baseline: 'base.json', 'fail-level': 'info' }, workspace).exit,
    0,
  );
  assert.equal(runAction({ ref: 'HEAD' }, clean).exit, 3);
});

test('an input is no command', () => {
  const { exit, stderr } = runAction({ sot: '$(touch owned)"; touch owned; "' }, clean);
  assert.ok(!existsSync(join(clean, 'owned')));
  assert.notEqual(exit, 0);
  assert.doesNotMatch(stderr, /\n {4}at /);
});

test('the workflows give the action inputs that it has', () => {
  const given = workflowSteps().flatMap((step) =>
    step.uses?.startsWith('example/vaq@') ? Object.keys(step.with ?? {}) : [],
  );
  assert.deepEqual([...new Set(given)].sort(), ['output', 'sot']);
  assert.deepEqual(
    given.filter((name) => !(name in action.inputs)),
    [],
  );
  const page = readFileSync('docs/ci/github.md', 'utf8');
  const described = [...page.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, name]) => name);
  assert.deepEqual(described, Object.keys(action.inputs));
});

test('the step without the action runs', () => {
  const [script] = workflowSteps().flatMap(({ run }) => run ?? []);
  const { exit, stdout } = bash(script!, broken);
  const [first, ...findings] = stdout.split('\n').slice(0, -1);
  assert.equal(first, '::add-matcher::.github/vaq-problem-matcher.json');
  assert.equal(findings.length, 1);
  assert.equal(exit, 1);
});

test('the script of the GitLab job runs, and leaves the artifacts that it names', () => {
  const [{ vaq: job }] = snippets('gitlab') as [
    { vaq: { script: string[]; artifacts: { paths: string[]; reports: { junit: string } } } },
  ];
  assert.equal(bash(job.script.join('\n'), clean).exit, 0);
  for (const file of [...job.artifacts.paths, job.artifacts.reports.junit])
    assert.ok(existsSync(join(clean, file)), file);
});

test('the hook that the page names exists, and runs with the arguments shown', () => {
  const configurations = snippets('pre-commit') as {
    repos: { hooks: { id: string; args?: string[] }[] }[];
  }[];
  const used = configurations.flatMap(({ repos }) => repos.flatMap((repo) => repo.hooks));
  assert.deepEqual(
    [...new Set(used.map(({ id }) => id))],
    hooks.map(({ id }) => id),
  );
  const [{ entry }] = hooks as readonly [Hook];
  assert.equal(bash(entry, clean).exit, 0);
  assert.equal(bash(entry, broken).exit, 1);
  const workspace = join(built.scratch, 'monorepo');
  cpSync(broken, join(workspace, 'infra'), { recursive: true });
  const [, args = []] = used.map((hook) => hook.args);
  const accept = `vaq validate --sot infra --write-baseline infra/vaq-baseline.json`;
  assert.equal(bash(`${accept} && ${entry} ${args.join(' ')}`, workspace).exit, 0);
});

test('the hook runs for every file that has a meaning, and for no other', () => {
  const runs = new RegExp(hooks[0]!.files);
  const paths = [
    'vaq.yml',
    'files.yaml',
    'os/debian12.yml',
    'boot/debian.yml',
    'workflows/debian.yaml',
    'assets/preseed/snippets/disk.ejs',
    'sites/ams1/env.yml',
    'sites/ams1/rack1.yml',
  ];
  for (const path of paths) {
    assert.ok(classify(path), path);
    assert.match(path, runs);
    assert.match(`infra/${path}`, runs);
  }
  for (const path of ['README.md', 'src/vaq.yml.md', 'websites/index.html', 'sites'])
    assert.doesNotMatch(path, runs);
});

interface Pattern {
  readonly regexp: string;
  readonly [group: string]: number | string;
}

/** What a problem matcher makes of a line; null where none of them takes it. */
function matched(line: string): Readonly<Record<string, string | undefined>> | null {
  const { problemMatcher } = JSON.parse(readFileSync('docs/ci/vaq-problem-matcher.json', 'utf8')) as {
    problemMatcher: { owner: string; severity?: string; pattern: [Pattern] }[];
  };
  for (const { owner, severity, pattern } of problemMatcher) {
    const { regexp, ...groups } = pattern[0];
    const match = new RegExp(regexp).exec(line);
    if (match === null) continue;
    const found = Object.entries(groups).map(([name, group]) => [name, match[Number(group)]]);
    return { owner, severity, ...Object.fromEntries(found) };
  }
  return null;
}

test('the problem matcher reads real concise output', () => {
  const { stdout } = built.vaq(['validate', '--format', 'concise'], broken);
  assert.deepEqual(matched(stdout.trimEnd()), {
    owner: 'vaq',
    severity: 'error',
    file: 'sites/ams1/rack1.yml',
    line: '7',
    column: '11',
    message: '203.0.113.11 lies outside the subnet `rack1`, 198.51.100.0/24',
    code: 'subnet/address-outside',
  });
});

test('the problem matcher reads a file without a line, an info, and a message like a place', () => {
  assert.deepEqual(matched('a b.yml: warning: x: error: [y] [a-b/c-1]'), {
    owner: 'vaq',
    severity: 'warning',
    file: 'a b.yml',
    line: undefined,
    column: undefined,
    message: 'x: error: [y]',
    code: 'a-b/c-1',
  });
  assert.deepEqual(matched('a.yml:1:2: info: see b.yml:3:4: there [a/b]'), {
    owner: 'vaq-info',
    severity: 'notice',
    file: 'a.yml',
    line: '1',
    column: '2',
    message: 'see b.yml:3:4: there',
    code: 'a/b',
  });
  assert.equal(matched('no findings in 1 site, 4 hosts, 8 artifacts'), null);
});

test.run();
