import assert from 'node:assert/strict';
import { suite } from 'uvu';
import type { CheckpointEvent, HostEvent } from '../../src/state/event.ts';
import { advance } from '../../src/state/host-reducer.ts';
import { type HostState, newHostState } from '../../src/state/host-state.ts';
import { isRolledBack, isRollingBack, rollbackAtHand, rollbackTarget } from '../../src/state/rollback.ts';
import { script } from './samples.ts';

const test = suite('state/rollback');

const at = '2026-11-20T10:30:00.000Z';

function report(fields: Partial<CheckpointEvent> = {}): HostEvent {
  const of = { at, site: 'ams1', host: 'r1-01', kind: 'checkpoint' } as const;
  return { ...of, boot: 'install', step: 0, attempt: 1, outcome: 'done', message: null, ...fields };
}

function after(...events: readonly HostEvent[]): HostState {
  return events.reduce(advance, newHostState('ams1', 'r1-01'));
}

const installed = [script({ revision: 'v1' }), report()];
const rollback = { revision: 'v1', boots: ['install'], attempt: 4 };
const failing = [
  ...installed,
  script({ revision: 'v2', attempt: 2 }),
  report({ attempt: 2, outcome: 'failed', message: 'no disk', follows: 'rollback', rollback }),
];
const given = [...failing, script({ revision: 'v1', attempt: 4 })];

/** Where a host stands: its state, the run at hand, what is applied, and how the rollback stands. */
function brief(state: HostState): string {
  const { state: progress, boot, attempt, applied } = state;
  const how = isRollingBack(state)
    ? 'is being rolled back'
    : isRolledBack(state)
      ? 'is rolled back'
      : 'is not';
  return `${progress} ${boot}/${attempt}, has ${applied?.revision ?? 'nothing'}, ${how}`;
}

test('a host goes back to the workflow that it went through last, else to the last boot that was done', () => {
  assert.equal(rollbackTarget(after()), null);
  assert.equal(rollbackTarget(after(script({}))), null, 'what was only given is nothing to go back to');
  const first = script({ boot: 'wipe', steps: 3 });
  const second = script({ boot: 'burn-in', step: 1, steps: 3 });
  const third = script({ step: 2, steps: 3 });
  const done = (boot: string, step: number) => report({ boot, step });
  const run = after(first, done('wipe', 0), second, done('burn-in', 1), third);
  assert.deepEqual(
    rollbackTarget(run)?.boots.map(({ boot, outcome }) => [boot, outcome]),
    [['burn-in', 'done']],
  );
  const again = after(...installed, script({ revision: 'v2', attempt: 2 }));
  assert.equal(rollbackTarget(again)?.revision, 'v1');
  assert.deepEqual(rollbackTarget(again)?.boots, again.applied?.boots);
});

test('a rollback begins with the failure, and ends with its last boot', () => {
  assert.equal(brief(after(...failing)), 'waiting null/2, has v1, is being rolled back');
  assert.equal(brief(after(...given)), 'script install/4, has v1, is being rolled back');
  assert.equal(brief(after(...given, report({ attempt: 4 }))), 'done install/4, has v1, is rolled back');
  const again = report({ attempt: 4, outcome: 'failed', follows: 'halt' });
  assert.equal(brief(after(...given, again)), 'failed install/4, has v1, is not');
  assert.equal(after(...given, again).rollback?.message, 'no disk', 'why it was rolled back is kept');
});

test('what has failed is kept with what it goes back to', () => {
  const state = after(...failing);
  const kept = rollbackAtHand(state);
  const { failed, target, ...rest } = kept!;
  assert.deepEqual(
    [failed.boot, failed.attempt, failed.outcome, failed.follows],
    ['install', 2, 'failed', 'rollback'],
  );
  assert.deepEqual(target, state.applied?.boots);
  assert.deepEqual(rest, {
    ...rollback,
    steps: 1,
    began: script({}).at,
    message: 'no disk',
  });
});

test('a new run, a declaration and a forgotten host end it', () => {
  const fresh = after(...given, report({ attempt: 4 }), script({ revision: 'v3', attempt: 5 }));
  assert.equal(fresh.rollback, null);
  const of = { at, site: 'ams1', host: 'r1-01', user: 'ada', machine: 'laptop' } as const;
  const lastAt = after(...given).boots.at(-1)!.at;
  assert.equal(after(...given, { ...of, kind: 'forgotten', given: lastAt }).rollback, null);
  const boots = [{ boot: 'install', step: 0, done: 'checkpoint', artifacts: [] }] as const;
  assert.equal(after(...given, { ...of, kind: 'declared', revision: 'v2', macs: [], boots }).rollback, null);
});

test('a live system that is given again is the end of its rollback, and stays at hand', () => {
  const live = [
    script({ revision: 'v1', done: 'never' }),
    script({ revision: 'v2', attempt: 2 }),
    report({ attempt: 2, outcome: 'failed', follows: 'rollback', rollback }),
  ];
  assert.equal(brief(after(...live)), 'waiting null/2, has v1, is being rolled back');
  const back = after(...live, script({ revision: 'v1', attempt: 4, done: 'never' }));
  assert.equal(brief(back), 'script install/4, has v1, is rolled back');
  assert.equal(rollbackAtHand(back)?.attempt, 4);
});

test('a journal of an earlier version, which says nothing of what follows, halts', () => {
  const old = report({ attempt: 2, outcome: 'failed', follows: 'rollback' });
  assert.equal(brief(after(...installed, script({ attempt: 2 }), old)), 'failed install/2, has v1, is not');
});

test.run();
