import assert from 'node:assert/strict';
import { suite } from 'uvu';
import type { CheckpointEvent, ConfigEvent, FileEvent, HostEvent } from '../../src/state/event.ts';
import { advance, learn } from '../../src/state/host-reducer.ts';
import { type GivenBoot, type HostState, newHostState } from '../../src/state/host-state.ts';
import { artifact, script } from './samples.ts';

const test = suite('state/host-reducer');

const at = '2026-11-20T10:00:00.000Z';
const later = '2026-11-20T10:30:00.000Z';
const r1 = { at, site: 'ams1', host: 'r1-01' } as const;

const dhcp: HostEvent = { ...r1, kind: 'dhcp', mac: 'm', type: 'DISCOVER', reply: 'OFFER', address: null };
const program: HostEvent = { ...r1, kind: 'program', protocol: 'tftp', path: 'p', bytes: 1, sha256: null };
const local: HostEvent = { ...r1, kind: 'script', outcome: 'local', revision: 'c0ffee' };
const problem = { ...r1, kind: 'problem', code: 'c', message: 'm' } as const;
const file = (fields: Partial<FileEvent> = {}): HostEvent => ({
  ...r1,
  kind: 'file',
  path: 'linux',
  sha256: 'f',
  bytes: 9,
  complete: true,
  ...fields,
});
const config = (fields: Partial<ConfigEvent> = {}): HostEvent => ({
  ...r1,
  kind: 'config',
  boot: 'install',
  path: 'preseed.cfg',
  contentId: 'a',
  sha256: null,
  status: 200,
  main: true,
  complete: true,
  ...fields,
});
const checkpoint = (fields: Partial<CheckpointEvent> = {}): HostEvent => ({
  ...r1,
  at: later,
  kind: 'checkpoint',
  boot: 'install',
  step: 0,
  attempt: 1,
  outcome: 'done',
  message: null,
  ...fields,
});
const first = script({ steps: 2 });
const second = script({ boot: 'firmware', step: 1, steps: 2, attempt: 2 });
const secondDone = checkpoint({ boot: 'firmware', step: 1, attempt: 2 });

const after = (...events: readonly HostEvent[]): HostState =>
  events.reduce(advance, newHostState('ams1', 'r1-01'));

/** The state in one line: progress, boot/attempt at hand, step of steps, and the boots that are applied. */
function brief(state: HostState): string {
  const boots = (list: readonly GivenBoot[] = []) =>
    list.map((given) => `${given.boot}/${given.attempt}:${given.outcome}`).join(' ');
  const hand = state.boot === null ? '-' : `${state.boot}/${state.attempt}`;
  return `${state.state} ${hand} ${state.step}of${state.steps} [${boots(state.applied?.boots)}]`;
}

const forgotten = (given: string | null): HostEvent => ({
  ...r1,
  at: later,
  kind: 'forgotten',
  user: 'ada',
  machine: 'laptop',
  given,
});
const declared: HostEvent = {
  ...r1,
  at: later,
  kind: 'declared',
  user: 'ada',
  machine: 'laptop',
  revision: 'v1',
  macs: ['52:54:00:00:00:01'],
  boots: [
    { boot: 'firmware', step: 0, done: 'checkpoint', artifacts: [] },
    {
      boot: 'install',
      step: 1,
      done: 'fetched',
      artifacts: [artifact('b')],
    },
  ],
};
const from = <E extends HostEvent>(event: E): E => ({ ...event, imported: 'elsewhere' });

const failed = checkpoint({ outcome: 'failed', message: 'no disk' });
const retry = script({ attempt: 2 });
const fetched = script({ done: 'fetched' });
const endless = script({ done: 'never' });
const installed = 'done install/1 0of1 [install/1:done]';

const rows: readonly (readonly [title: string, events: readonly HostEvent[], expected: string])[] = [
  ['nothing happened', [], 'waiting - 0of0 []'],
  ['it asked for an address', [dhcp], 'dhcp - 0of0 []'],
  ['it loads a boot program', [dhcp, program], 'program - 0of0 []'],
  ['iPXE asks for an address again', [dhcp, program, dhcp], 'program - 0of0 []'],
  ['it has its script', [dhcp, program, script({})], 'script install/1 0of1 []'],
  ['a script comes without what we saw before it', [script({})], 'script install/1 0of1 []'],
  ['it loads its kernel', [script({}), file({ complete: false })], 'kernel install/1 0of1 []'],
  ['the installer asks for an address', [script({}), file(), dhcp], 'kernel install/1 0of1 []'],
  ['it has its configuration', [script({}), file(), config()], 'installing install/1 0of1 []'],
  ['it has not all of it', [script({}), file(), config({ complete: false })], 'config install/1 0of1 []'],
  ['the installer loads more files', [script({}), config(), file()], 'installing install/1 0of1 []'],
  ['a file is no kernel before a script', [program, file()], 'program - 0of0 []'],
  ['a configuration is none before a script', [dhcp, config()], 'dhcp - 0of0 []'],
  ['a configuration was refused', [script({}), config({ status: 403 })], 'script install/1 0of1 []'],
  ['a configuration of another boot', [script({}), config({ boot: 'x' })], 'script install/1 0of1 []'],
  ['a problem', [script({}), problem], 'script install/1 0of1 []'],

  ['the only boot is done', [script({}), checkpoint()], installed],
  ['the report is repeated', [script({}), checkpoint(), checkpoint()], installed],
  ['a failure is reported after success', [script({}), checkpoint(), failed], installed],
  ['a host that is done starts from its disk', [script({}), checkpoint(), dhcp, program, local], installed],
  ['a host that is done reads a file', [script({}), checkpoint(), file(), config()], installed],
  ['a host without a boot starts from its disk', [dhcp, local], 'dhcp - 0of0 []'],
  ['a report of another attempt', [retry, checkpoint()], 'script install/2 0of1 []'],
  ['a report of an unknown boot', [script({}), checkpoint({ boot: 'x' })], 'script install/1 0of1 []'],
  ['a report before any script', [checkpoint()], 'waiting - 0of0 []'],

  ['the first of two is done', [first, checkpoint()], 'waiting - 1of2 []'],
  ['it starts again for the second', [first, checkpoint(), dhcp], 'dhcp - 1of2 []'],
  ['a late file of the first', [first, checkpoint(), file(), config()], 'waiting - 1of2 []'],
  ['it has its second script', [first, checkpoint(), second], 'script firmware/2 1of2 []'],
  ['the first reports again', [first, checkpoint(), second, checkpoint()], 'script firmware/2 1of2 []'],
  [
    'both are done',
    [first, checkpoint(), second, secondDone],
    'done firmware/2 1of2 [install/1:done firmware/2:done]',
  ],

  ['it failed', [script({}), failed], 'failed install/1 0of1 []'],
  ['the first report counts', [script({}), failed, checkpoint()], 'failed install/1 0of1 []'],
  ['a failed host starts again', [script({}), failed, dhcp, local], 'failed install/1 0of1 []'],
  ['it is tried again', [script({}), failed, retry], 'script install/2 0of1 []'],
  [
    'the second attempt is done',
    [script({}), failed, retry, checkpoint({ attempt: 2 })],
    'done install/2 0of1 [install/2:done]',
  ],
  [
    'the workflow goes on after a failure',
    [first, failed, second, secondDone],
    'done firmware/2 1of2 [install/1:failed firmware/2:done]',
  ],
  ['a reinstallation began', [script({}), checkpoint(), retry], 'script install/2 0of1 [install/1:done]'],
  [
    'a reinstallation failed',
    [script({}), checkpoint(), retry, checkpoint({ attempt: 2, outcome: 'failed' })],
    'failed install/2 0of1 [install/1:done]',
  ],
  [
    'a reinstallation is done',
    [script({}), checkpoint(), retry, checkpoint({ attempt: 2 })],
    'done install/2 0of1 [install/2:done]',
  ],
  ['it turned off in the middle and began anew', [script({}), file(), retry], 'script install/2 0of1 []'],

  ['fetched: one complete GET ends it', [fetched, config()], installed],
  ['fetched: installers fetch twice', [fetched, config(), config()], installed],
  ['fetched: half a GET does not', [fetched, config({ complete: false })], 'config install/1 0of1 []'],
  ['fetched: nor meta-data', [fetched, config({ main: false })], 'config install/1 0of1 []'],
  ['fetched: nor an error', [fetched, config({ status: 404 })], 'script install/1 0of1 []'],
  ['fetched: a report ends it as well', [fetched, checkpoint()], installed],
  ['fetched: the next is due', [script({ steps: 2, done: 'fetched' }), config()], 'waiting - 1of2 []'],

  ['never: in force at once', [endless], 'script install/1 0of1 [install/1:given]'],
  ['never: a report does not end it', [endless, checkpoint()], 'script install/1 0of1 [install/1:given]'],
  ['never: but it can fail', [endless, failed], 'failed install/1 0of1 [install/1:given]'],
  ['forgotten: nothing is claimed', [script({}), checkpoint(), forgotten(at)], 'waiting - 0of0 []'],
  ['forgotten in the middle', [first, checkpoint(), forgotten(at)], 'waiting - 0of0 []'],
  ['forgotten: a late report', [script({}), forgotten(at), checkpoint()], 'waiting - 0of0 []'],
  ['forgotten: the next boot', [script({}), forgotten(at), retry], 'script install/2 0of1 []'],
  ['forgotten by one who knew nothing', [script({}), checkpoint(), forgotten(null)], installed],
  [
    'forgotten by one who knew an earlier boot',
    [script({ at: later }), checkpoint(), forgotten(at)],
    installed,
  ],
  ['forgotten although nothing was known', [dhcp, forgotten(null)], 'waiting - 0of0 []'],

  ['declared', [declared], 'done install/0 1of2 [firmware/0:declared install/0:declared]'],
  [
    'declared after a failure',
    [script({}), failed, declared],
    'done install/1 1of2 [firmware/1:declared install/1:declared]',
  ],
  [
    'declared: a late report',
    [script({}), declared, failed],
    'done install/1 1of2 [firmware/1:declared install/1:declared]',
  ],
  [
    'declared, then reinstalled',
    [declared, script({}), checkpoint()],
    'done install/1 0of1 [install/1:done]',
  ],
  ['declared, then forgotten', [declared, forgotten(later)], 'waiting - 0of0 []'],

  ['imported: a report of what was given there', [from(script({})), from(checkpoint())], installed],
  [
    'imported: a report there of what was given here',
    [script({}), from(checkpoint())],
    'script install/1 0of1 []',
  ],
  [
    'imported: a report here of what was given there',
    [from(script({})), checkpoint()],
    'script install/1 0of1 []',
  ],
  ['imported: a fetch there of what was given here', [fetched, from(config())], 'script install/1 0of1 []'],
  ['imported: a file there of what was given here', [script({}), from(file())], 'script install/1 0of1 []'],
  [
    'imported: numbers that were used are not used again',
    [script({ attempt: 3 }), from(script({ attempt: 1 }))],
    'script install/3 0of1 []',
  ],

  ['never: not the last', [script({ steps: 2, done: 'never' })], 'script install/1 0of2 []'],
];

for (const [title, events, expected] of rows) {
  test(title, () => {
    assert.equal(brief(after(...events)), expected);
  });
}

test('all that is known of a host that went through its workflow', () => {
  const given = {
    boot: 'install',
    step: 0,
    attempt: 1,
    revision: 'c0ffee',
    at,
    done: 'checkpoint',
    outcome: 'done',
    artifacts: [artifact('a')],
    files: [
      { path: 'initrd.gz', sha256: null },
      { path: 'linux', sha256: 'f' },
    ],
  } as const;
  const initrd = { path: 'initrd.gz', sha256: null };
  const half = file({ path: 'image', complete: false });
  assert.deepEqual(after(script({}), file(), file(initrd), file(), half, checkpoint()), {
    site: 'ams1',
    host: 'r1-01',
    state: 'done',
    step: 0,
    steps: 1,
    boot: 'install',
    attempt: 1,
    revision: 'c0ffee',
    boots: [given],
    macs: ['52:54:00:00:00:01'],
    known: ['install'],
    applied: { learnt: 'checkpoint', revision: 'c0ffee', at: later, boots: [given] },
    conduct: null,
    failure: null,
    rollback: null,
    override: null,
    lastEvent: 'checkpoint',
    lastAt: later,
  });
});

test('all that is known of a host that was declared elsewhere', () => {
  const boots = [
    { boot: 'firmware', step: 0, done: 'checkpoint', artifacts: [] },
    {
      boot: 'install',
      step: 1,
      done: 'fetched',
      artifacts: [artifact('b')],
    },
  ].map((boot) => ({
    ...boot,
    attempt: 0,
    revision: 'v1',
    at: later,
    outcome: 'declared',
    files: [],
    from: 'elsewhere',
  })) as readonly GivenBoot[];
  assert.deepEqual(after(from(declared)), {
    site: 'ams1',
    host: 'r1-01',
    state: 'done',
    step: 1,
    steps: 2,
    boot: 'install',
    attempt: 0,
    revision: 'v1',
    boots,
    macs: ['52:54:00:00:00:01'],
    known: ['firmware', 'install'],
    applied: { learnt: 'declared', revision: 'v1', at: later, boots },
    conduct: null,
    failure: null,
    rollback: null,
    override: null,
    lastEvent: 'declared',
    lastAt: later,
  });
});

test('of a host that was forgotten only its attempts are kept', () => {
  assert.deepEqual(after(script({ attempt: 4 }), forgotten(at)), {
    ...newHostState('ams1', 'r1-01'),
    attempt: 4,
    known: ['install'],
    lastEvent: 'forgotten',
    lastAt: later,
  });
});

test('a declaration of no boot at all says nothing', () => {
  assert.equal(brief(after(script({}), { ...declared, boots: [] } as HostEvent)), 'script install/1 0of1 []');
});

test('how the end was learnt is kept', () => {
  const fetched = after(script({ done: 'fetched' }), config());
  assert.deepEqual(
    [after(script({}), checkpoint()), fetched, after(endless)].map(({ applied }) => applied?.learnt),
    ['checkpoint', 'fetched', 'served'],
  );
});

test('what was wanted beside the bytes is that of the last script', () => {
  const conduct = {
    boots: ['install'],
    cluster: 'c',
    workflow: 'w',
    uuid: null,
    files: { a: 'b' },
    facts: {},
  };
  assert.deepEqual(after(script({ conduct }), dhcp, checkpoint()).conduct, conduct);
  assert.equal(after(script({ conduct }), script({})).conduct, null);
});

test('what a machine says of its failure is kept until it is given another boot', () => {
  const failed = checkpoint({ outcome: 'failed', message: 'no disk' });
  assert.equal(after(script({}), failed).failure, 'no disk');
  assert.equal(after(script({}), failed, dhcp).failure, 'no disk');
  assert.equal(after(script({}), failed, script({ attempt: 2 })).failure, null);
});

test('the files of a boot that is never done belong to what is applied', () => {
  assert.deepEqual(after(endless, file()).applied?.boots[0]?.files, [{ path: 'linux', sha256: 'f' }]);
});

test('a step that is given again makes what followed it void', () => {
  const again = after(first, checkpoint(), second, script({ steps: 2, attempt: 3 }));
  assert.deepEqual(
    again.boots.map((given) => [given.boot, given.attempt]),
    [['install', 3]],
  );
  assert.deepEqual(again.known, ['install', 'firmware']);
});

test('the state before an event is left as it was', () => {
  const before = Object.freeze(after(script({})));
  const copy = structuredClone(before);
  advance(before, file());
  advance(before, checkpoint());
  assert.deepEqual(before, copy);
});

test('hosts are told apart by site, and events about no host are passed over', () => {
  const states = new Map<string, HostState>();
  learn(states, { kind: 'session-ended', at });
  learn(states, { ...problem, site: null, host: null });
  learn(states, dhcp);
  learn(states, { ...dhcp, site: 'fra1' });
  learn(states, program);
  assert.deepEqual(
    [...states].map(([key, { state }]) => [key, state]),
    [
      ['ams1/r1-01', 'program'],
      ['fra1/r1-01', 'dhcp'],
    ],
  );
});

test('what was chosen is kept until the run has ended that it begins', () => {
  const chosen: HostEvent = { ...r1, kind: 'override', boot: 'firmware', step: 1, erase: false };
  const of = (...events: readonly HostEvent[]) => after(...events).override;
  const other = { boot: 'firmware', step: 1 };
  assert.equal(of(first), null);
  assert.deepEqual(of(first, chosen), { ...other, isGiven: false });
  assert.equal(of(first, chosen, first), null, 'it was given another one');
  assert.deepEqual(of(first, chosen, second), { ...other, isGiven: true });
  assert.equal(of(first, chosen, second, secondDone), null);
  const failed = { boot: 'firmware', step: 1, attempt: 2, outcome: 'failed' } as const;
  assert.equal(of(first, chosen, second, checkpoint({ ...failed, follows: 'halt' })), null);
  assert.deepEqual(of(first, chosen, second, checkpoint({ ...failed, follows: 'retry' })), {
    ...other,
    isGiven: true,
  });
  const back: HostEvent = { ...chosen, boot: 'install', step: 0 };
  assert.deepEqual(of(first, back, first, second), { boot: 'install', step: 0, isGiven: true });
});

test.run();
