import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { attemptOf, attemptsAhead, tryOf } from '../../src/state/attempt.ts';
import type { CheckpointEvent, JournalEvent } from '../../src/state/event.ts';
import { learn } from '../../src/state/host-reducer.ts';
import { type HostState, newHostState } from '../../src/state/host-state.ts';
import { script } from './samples.ts';

const test = suite('state/attempt');

function after(...events: readonly JournalEvent[]): HostState {
  const states = new Map<string, HostState>();
  for (const event of events) learn(states, event);
  return states.get('ams1/r1-01') ?? newHostState('ams1', 'r1-01');
}

function checkpoint(fields: Partial<CheckpointEvent>): CheckpointEvent {
  const about = { site: 'ams1', host: 'r1-01', boot: 'wipe', step: 0, attempt: 1 };
  const at = '2026-11-20T10:00:00.000Z';
  return { kind: 'checkpoint', at, ...about, outcome: 'done', message: null, ...fields };
}

const wipe = (attempt: number, count = 1) =>
  script({ boot: 'wipe', step: 0, steps: 2, attempt, ...(count === 1 ? {} : { try: count }) });
const failed = (attempt: number) =>
  checkpoint({ boot: 'wipe', step: 0, attempt, outcome: 'failed', follows: 'retry' });
const wiped = (attempt: number) => checkpoint({ boot: 'wipe', step: 0, attempt });

const TABLE: Readonly<Record<string, readonly [HostState, again: boolean, boot: string, told: string]>> = {
  'nothing was given': [after(), false, 'wipe', 'attempt 1, try 1, then 2 3'],
  'a run begins': [after(wipe(1), wiped(1)), true, 'wipe', 'attempt 2, try 1, then 3 4'],
  'a boot is under way': [after(wipe(1)), false, 'wipe', 'attempt 1, try 1, then 2 3'],
  'its first try has failed': [after(wipe(1), failed(1)), false, 'wipe', 'attempt 2, try 2, then 3'],
  'its second try is under way': [
    after(wipe(1), failed(1), wipe(2, 2)),
    false,
    'wipe',
    'attempt 2, try 2, then 3',
  ],
  'its second try has failed': [
    after(wipe(1), failed(1), wipe(2, 2), failed(2)),
    false,
    'wipe',
    'attempt 3, try 3, then none',
  ],
  'the boot after that has the attempt of its run': [
    after(wipe(1), failed(1), wipe(2, 2), wiped(2)),
    false,
    'install',
    'attempt 1, try 1, then 2 3',
  ],
  'a new run after that is above all': [
    after(wipe(1), failed(1), wipe(2, 2), wiped(2)),
    true,
    'install',
    'attempt 3, try 1, then 4 5',
  ],
};

for (const [what, [state, again, boot, told]] of Object.entries(TABLE)) {
  test(`where a boot has three tries: ${what}`, () => {
    const [first, ...more] = attemptsAhead(state, boot, again, 2);
    assert.equal(first, attemptOf(state, boot, again));
    assert.equal(
      `attempt ${first}, try ${tryOf(state, boot, again)}, then ${more.join(' ') || 'none'}`,
      told,
    );
  });
}

test('a policy that has changed meanwhile leaves the try that is due', () => {
  const state = after(wipe(1), failed(1), wipe(2, 2), failed(2));
  assert.deepEqual(attemptsAhead(state, 'wipe', false, 0), [3]);
});

test.run();
