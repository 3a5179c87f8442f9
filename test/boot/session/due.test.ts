import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { dueBoot } from '../../../src/boot/session/due.ts';
import type { GivenBoot, HostState } from '../../../src/state/host-state.ts';
import { newHostState } from '../../../src/state/host-state.ts';
import { type Ground, openGround } from '../../support/session-ground.ts';
import { SAMPLE } from './sample.ts';

const test = suite('boot/session/due');

let ground: Ground;
test.before(async () => {
  ground = await openGround(SAMPLE);
});
test.after(() => ground.close());

const NEW = newHostState('ams1', 'two-step');

function given(boot: string, step: number, attempt: number): GivenBoot {
  return {
    boot,
    step,
    attempt,
    revision: 'r',
    at: '2026-01-01T00:00:00.000Z',
    done: 'checkpoint',
    outcome: 'given',
    artifacts: [],
    files: [],
  };
}

const WIPING: HostState = {
  ...NEW,
  state: 'script',
  steps: 2,
  boot: 'wipe',
  attempt: 3,
  boots: [given('wipe', 0, 3)],
};
const WIPED: HostState = { ...WIPING, state: 'waiting', step: 1, boot: null };
const DONE: HostState = {
  ...WIPED,
  state: 'done',
  boot: 'debian12',
  boots: [given('wipe', 0, 3), given('debian12', 1, 3)],
};

/** Of a host whose workflow is: wipe, debian12. */
const TABLE: readonly (readonly [what: string, HostState, again: boolean, due: string | null])[] = [
  ['nothing has happened', NEW, false, 'wipe 1/2 attempt 1'],
  ['nothing has happened, and a run begins', NEW, true, 'wipe 1/2 attempt 1'],
  ['the first boot is under way', WIPING, false, 'wipe 1/2 attempt 3'],
  ['the first boot is under way, and a new run begins', WIPING, true, 'wipe 1/2 attempt 4'],
  ['the first boot is done', WIPED, false, 'debian12 2/2 attempt 3'],
  ['the first boot is done, and a new run begins', WIPED, true, 'wipe 1/2 attempt 4'],
  ['all is done', DONE, false, null],
  ['all is done, and a new run begins', DONE, true, 'wipe 1/2 attempt 4'],
  ['it has failed', { ...WIPING, state: 'failed' }, false, null],
  ['it has failed, and a new run begins', { ...WIPING, state: 'failed' }, true, 'wipe 1/2 attempt 4'],
  ['the workflow was longer once', { ...WIPED, step: 2, steps: 3 }, false, null],
];

for (const [what, state, again, expected] of TABLE) {
  test(`where ${what}, ${expected ?? 'nothing'} is due`, () => {
    const due = dueBoot(ground.host('ams1/two-step'), state, again);
    const text = due && `${due.boot.id} ${due.step + 1}/${due.steps} attempt ${due.attempt}`;
    assert.equal(text, expected);
  });
}

test.run();
