import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import { HEADER } from '../../src/state/journal-format.ts';
import { type BuiltVaq, buildVaq, type Ended } from '../diagnostics/built-vaq.ts';
import { layTree, type Tree } from './tree.ts';

const test = suite('commands/status');

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

function status(...args: readonly string[]): Ended {
  return built.vaq(['status', ...args], tree.folder);
}

/** Events of r1-01 that has been installed, and of r1-02 that has asked for an address, an hour ago. */
function journal(): string {
  const at = new Date(Date.now() - 3_600_000).toISOString();
  const one = { at, site: 'ams1', host: 'r1-01' };
  const boot = { boot: 'debian12', step: 0, attempt: 1 };
  return [
    {
      kind: 'script',
      outcome: 'network',
      ...one,
      ...boot,
      steps: 1,
      done: 'checkpoint',
      revision: 'v1',
      macs: ['52:54:00:00:00:01'],
      artifacts: [],
    },
    { kind: 'checkpoint', ...one, ...boot, outcome: 'done', message: null },
    {
      kind: 'dhcp',
      at,
      site: 'ams1',
      host: 'r1-02',
      mac: '52:54:00:00:00:02',
      type: 'DISCOVER',
      reply: 'OFFER',
      address: '198.51.100.12',
    },
  ]
    .map((event) => `${JSON.stringify(event)}\n`)
    .join('');
}

test('before anything has happened, all hosts wait', () => {
  assert.deepEqual(status(), {
    exit: 0,
    stdout: `HOST        STATE    STEP  REVISION  LAST EVENT
ams1/r1-01  waiting
ams1/r1-02  waiting
ams1/r1-03  waiting
ams1/r1-04  waiting
`,
    stderr: '',
  });
});

test('afterwards it says how far each has come, of those that are asked for', () => {
  tree.write({ 'state/journal.jsonl': `${HEADER}\n${journal()}` });
  assert.deepEqual(status('--state', 'state', '--host', 'r1-01', '--host', 'r1-02'), {
    exit: 0,
    stdout: `HOST        STATE  STEP    REVISION  LAST EVENT
ams1/r1-01  done   1 of 1  v1        60 min
ams1/r1-02  dhcp                     60 min
`,
    stderr: '',
  });
  const { hosts, ...rest } = JSON.parse(status('--state', 'state', '--format', 'json').stdout);
  assert.deepEqual(rest, { formatVersion: 1 });
  assert.deepEqual(
    hosts.map(({ name, site, state }: Record<string, string>) => `${site}/${name} ${state}`),
    ['ams1/r1-01 done', 'ams1/r1-02 dhcp', 'ams1/r1-03 waiting', 'ams1/r1-04 waiting'],
  );
  assert.deepEqual(Object.keys(hosts[0]), [
    'name',
    'site',
    'state',
    'boot',
    'step',
    'steps',
    'attempt',
    'revision',
    'applied',
    'lastEvent',
    'lastAt',
    'isInSourceOfTruth',
  ]);
});

test('a line that cannot be read is a warning, and the rest is used', () => {
  tree.write({ 'state/journal.jsonl': `${HEADER}\nnot JSON\n${journal()}` });
  const { exit, stdout, stderr } = status('--state', 'state', '--host', 'r1-01');
  assert.equal(exit, 0);
  assert.match(stdout, /ams1\/r1-01 {2}done/);
  assert.match(stderr, /^warning: \S+\/state\/journal\.jsonl:2: /);
});

const GONE = {
  kind: 'script',
  outcome: 'network',
  at: new Date(Date.now() - 3_600_000).toISOString(),
  site: 'ams1',
  host: 'r9-01',
  boot: 'debian12',
  step: 0,
  attempt: 1,
  steps: 1,
  done: 'checkpoint',
  revision: 'v1',
  macs: [],
  artifacts: [],
};

test('a host that the journal knows, and the source of truth does not, is shown as such', () => {
  tree.write({ 'state/journal.jsonl': `${HEADER}\n${JSON.stringify(GONE)}\n` });
  assert.deepEqual(status('--state', 'state', '--host', 'r9-01', '--host', 'r1-01'), {
    exit: 0,
    stdout: `HOST        STATE    STEP              REVISION  LAST EVENT  NOTE
ams1/r1-01  waiting
ams1/r9-01  script   1 of 1, debian12  v1        60 min      not in the source of truth
`,
    stderr: '',
  });
});

test('a journal that cannot be read is no journal of nothing', () => {
  tree.write({ 'state/journal.jsonl': '{"formatVersion":2,"contents":"vaq journal"}\n' });
  const { exit, stdout, stderr } = status('--state', 'state');
  assert.deepEqual([exit, stdout], [3, '']);
  assert.match(stderr, /^vaq: \S+journal\.jsonl was written by a newer vaq, in format 2; this one knows 1: /);
});

test('with --watch, what changes is added, and an interrupt is a good end', async () => {
  tree.write({ 'state/journal.jsonl': `${HEADER}\n` });
  const program = join(built.root, 'bin/run.js');
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    const child = spawn(process.execPath, [program, 'status', '--state', 'state', '--watch'], {
      cwd: tree.folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let errors = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      errors += text;
    });
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
    let written = false;
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (!written && output.includes('r1-04')) {
        written = true;
        appendFileSync(join(tree.folder, 'state/journal.jsonl'), journal());
      }
      if (/r1-02 {2}dhcp.*\n/.test(output)) child.kill(signal);
    });
    assert.equal(await ended, 0, errors);
    assert.equal(errors, '');
    assert.match(
      output.split('\n').slice(5).join('\n'),
      /^ams1\/r1-01 {2}done +1 of 1 .*\nams1\/r1-02 {2}dhcp .*\n$/,
    );
    tree.write({ 'state/journal.jsonl': `${HEADER}\n` });
  }
});

test.run();
