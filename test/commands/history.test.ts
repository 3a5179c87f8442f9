import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { HEADER } from '../../src/state/journal-format.ts';
import { type BuiltVaq, buildVaq, type Ended } from '../diagnostics/built-vaq.ts';
import { layTree, type Tree } from './tree.ts';

const test = suite('commands/history');

const EVENTS = [
  {
    kind: 'dhcp',
    at: '2026-11-20T10:00:00.000Z',
    site: 'ams1',
    host: 'r1-01',
    mac: '52:54:00:00:00:01',
    type: 'DISCOVER',
    reply: 'OFFER',
    address: '198.51.100.11',
  },
  { kind: 'unknown-client', at: '2026-11-20T10:01:00.000Z', mac: '52:54:00:00:00:99' },
  {
    kind: 'checkpoint',
    at: '2026-11-20T10:02:00.000Z',
    site: 'ams1',
    host: 'r1-01',
    boot: 'debian12',
    step: 0,
    attempt: 1,
    outcome: 'done',
    message: '\u001b[31mred',
  },
];
const [DHCP, UNKNOWN, DONE] = [
  '2026-11-20 10:00:00  ams1/r1-01  dhcp            DISCOVER from 52:54:00:00:00:01: OFFER 198.51.100.11',
  '2026-11-20 10:01:00              unknown-client  52:54:00:00:00:99 asked, which the source of truth does not know',
  '2026-11-20 10:02:00  ams1/r1-01  checkpoint      reported done: debian12, step 1, attempt 1: \\u001b[31mred',
];

let built: BuiltVaq;
let tree: Tree;
test.before(async () => {
  built = await buildVaq();
  const lines = EVENTS.map((event) => `${JSON.stringify(event)}\n`);
  tree = layTree({ 'state/journal.jsonl': `${HEADER}\n${lines.join('')}` });
});
test.after(() => {
  tree.remove();
  built.remove();
});

function history(...args: readonly string[]): Ended {
  return built.vaq(['history', '--state', 'state', ...args], tree.folder);
}

function rows(...args: readonly string[]): readonly string[] {
  const { exit, stdout, stderr } = history(...args);
  assert.deepEqual([exit, stderr], [0, '']);
  return stdout.split('\n').slice(1, -1);
}

test('everything, oldest first, and nothing that a terminal would obey', () => {
  assert.deepEqual(rows(), [DHCP, UNKNOWN, DONE]);
  assert.match(history().stdout, /^TIME \(UTC\) +HOST +KIND +WHAT\n/);
});

test('events are chosen by host, also by its MAC, by kind, time and number', () => {
  const width = (row: string): string => row.replace(/ +/g, ' ');
  assert.deepEqual(
    rows('--host', 'r1-01').map(width),
    [DHCP, DONE].map((row) => width(row!)),
  );
  assert.deepEqual(
    rows('--host', '52-54-00-00-00-01').map(width),
    [DHCP, DONE].map((row) => width(row!)),
  );
  assert.deepEqual(rows('--kind', 'unknown-client').map(width), [width(UNKNOWN!)]);
  assert.deepEqual(rows('--since', '2026-11-20T10:00:30', '--until', '2026-11-20T10:01:30').map(width), [
    width(UNKNOWN!),
  ]);
  assert.deepEqual(rows('--last', '1').map(width), [width(DONE!)]);
});

test('as JSON the events are those of the journal', () => {
  assert.deepEqual(JSON.parse(history('--format', 'json', '--last', '2').stdout), {
    formatVersion: 1,
    events: EVENTS.slice(1),
  });
});

test('a journal that cannot be read is no journal of nothing', () => {
  tree.write({ 'newer/journal.jsonl': '{"formatVersion":2}\n' });
  const { exit, stdout, stderr } = built.vaq(['history', '--state', 'newer'], tree.folder);
  assert.deepEqual([exit, stdout], [3, '']);
  assert.match(stderr, /was written by a newer vaq, in format 2; this one knows 1: /);
});

test('mistakes have a sentence', () => {
  const table: readonly (readonly [readonly string[], number, string])[] = [
    [['--host', 'r1-10'], 0, 'warning: nothing in the journal is about `r1-10`; did you mean `r1-01`?\n'],
    [['--host', '52:54:00:00:00:77'], 2, 'vaq: no host is called `52:54:00:00:00:77`\n'],
    [
      ['--since', 'noon'],
      2,
      'vaq: --since `noon` is no time; write a date, 2026-11-21T08:30, or how long ago, as 2h\n',
    ],
    [['--sot', 'nowhere'], 3, 'vaq: there is neither a folder nor a bundle `nowhere`\n'],
  ];
  for (const [args, exit, stderr] of table) {
    const ended = history(...args);
    assert.deepEqual([ended.exit, ended.stderr], [exit, stderr], args.join(' '));
  }
});

test.run();
