import assert from 'node:assert/strict';
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
  ]);
});

test('a line that cannot be read is a warning, and the rest is used', () => {
  tree.write({ 'state/journal.jsonl': `${HEADER}\nnot JSON\n${journal()}` });
  const { exit, stdout, stderr } = status('--state', 'state', '--host', 'r1-01');
  assert.equal(exit, 0);
  assert.match(stdout, /ams1\/r1-01 {2}done/);
  assert.match(stderr, /^warning: \S+\/state\/journal\.jsonl:2: /);
});

test.run();
