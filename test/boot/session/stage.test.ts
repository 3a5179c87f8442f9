import assert from 'node:assert/strict';
import { suite } from 'uvu';
import {
  advanceStage,
  firstStage,
  type HostStage,
  type StageEvent,
} from '../../../src/boot/session/stage.ts';
import type { Host } from '../../../src/sot/model/types.ts';
import { type HostState, newHostState } from '../../../src/state/host-state.ts';

const test = suite('boot/session/stage');

const HOST = {
  label: 'ams1/r1-01',
  workflow: { boots: [{ id: 'wipe' }, { id: 'debian12' }] },
} as unknown as Host;
const AT = '2026-11-21T08:00:00.000Z';
const STATE = newHostState('ams1', 'r1-01');
const GIVEN: HostState = {
  ...STATE,
  state: 'script',
  boot: 'wipe',
  steps: 2,
  attempt: 1,
  lastEvent: 'script',
};
const FIRST = firstStage(HOST, STATE, true, false);

function recorded(state: Partial<HostState>, begun = true): StageEvent {
  return { kind: 'recorded', at: AT, state: { ...GIVEN, ...state }, begun };
}

function asked(what: 'program' | 'kernel' | 'config'): StageEvent {
  return { kind: 'asked', at: AT, for: what };
}

function turn(waitsFor: string | null): StageEvent {
  return { kind: 'turn', at: AT, waitsFor };
}

function after(...events: readonly StageEvent[]): HostStage {
  return events.reduce((stage, event) => advanceStage(HOST, stage, event), FIRST);
}

test('a host that is concerned waits, and nothing was heard of it', () => {
  assert.deepEqual(FIRST, {
    stage: 'waiting',
    boot: 'wipe',
    step: 1,
    steps: 2,
    attempt: 0,
    since: null,
    lastAt: null,
    message: null,
  });
});

const KERNEL = { state: 'kernel', lastEvent: 'file' } as const;
const BETWEEN = { state: 'waiting', boot: null, boots: [{}] as never } as const;

const TABLE: Readonly<Record<string, readonly [stage: string, ...events: StageEvent[]]>> = {
  'what is asked for counts before it was sent': ['kernel', recorded({}), asked('kernel')],
  'DHCP of the installer takes nothing back': [
    'kernel',
    recorded({}),
    asked('kernel'),
    recorded({ lastEvent: 'dhcp' }),
  ],
  'what was recorded goes on from what was asked for': [
    'installing',
    recorded({}),
    asked('config'),
    recorded({ state: 'installing', lastEvent: 'config' }),
  ],
  'another script begins the boot again': ['script', recorded({}), recorded(KERNEL), recorded({})],
  'another attempt does so too': ['dhcp', recorded(KERNEL), recorded({ state: 'dhcp', attempt: 2 })],
  'between two boots it is at its checkpoint': [
    'checkpoint',
    recorded({}),
    recorded({ ...BETWEEN, step: 1 }),
  ],
  'before another try of one boot it is there too': ['checkpoint', recorded({}), recorded(BETWEEN)],
  'a boot program after that goes on': ['program', recorded({ ...BETWEEN, step: 1 }), asked('program')],
  'the end of the workflow is its end': ['done', recorded({}), asked('config'), recorded({ state: 'done' })],
  'a failure is an end': ['failed', recorded({}), asked('config'), recorded({ state: 'failed' })],
  'what is asked for after the end changes nothing': ['done', recorded({ state: 'done' }), asked('program')],
  'before its run has begun, only DHCP and programs count': [
    'program',
    recorded({ state: 'done', lastEvent: 'dhcp' }, false),
    recorded({ state: 'done', lastEvent: 'program' }, false),
    recorded({ state: 'done', lastEvent: 'script' }, false),
  ],
  'whose turn has not come is held': ['held', turn('`max_concurrent` of a is 1')],
  'whose turn comes waits for its machine': ['waiting', turn('x'), turn(null)],
  'a turn takes nothing from a host that is under way': ['script', recorded({}), turn(null)],
};

for (const [name, [expected, ...events]] of Object.entries(TABLE))
  test(name, () => assert.equal(after(...events).stage, expected));

test('what a host waits for is said as long as it does', () => {
  assert.equal(after(turn('it waits')).message, 'it waits');
  assert.equal(after(turn('it waits'), turn(null)).message, null);
});

test('the time of a stage is that of its first event, and the last event has its own', () => {
  const later = '2026-11-21T08:01:00.000Z';
  const { since, lastAt } = after(recorded({}), { ...asked('program'), at: later });
  assert.deepEqual([since, lastAt], [AT, later]);
  assert.equal(after(turn('it waits')).lastAt, null, 'a turn is nothing that was heard of it');
});

test.run();
