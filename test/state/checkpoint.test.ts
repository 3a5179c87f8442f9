import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { type CheckpointVerdict, judgeCheckpoint } from '../../src/state/checkpoint.ts';
import type { HostEvent } from '../../src/state/event.ts';
import { advance } from '../../src/state/host-reducer.ts';
import { newHostState } from '../../src/state/host-state.ts';
import { script } from './samples.ts';

const test = suite('state/checkpoint');

const report = (boot: string, attempt: number, outcome: 'done' | 'failed' = 'done'): HostEvent => ({
  kind: 'checkpoint',
  at: '2026-11-20T10:30:00.000Z',
  site: 'ams1',
  host: 'r1-01',
  boot,
  step: 0,
  attempt,
  outcome,
  message: null,
});
const first = script({ steps: 2 });
const second = script({ boot: 'firmware', step: 1, steps: 2, attempt: 2 });
const same = script({ step: 1, steps: 2, attempt: 2 });

type Row = readonly [
  title: string,
  events: readonly HostEvent[],
  boot: string,
  attempt: number,
  CheckpointVerdict,
];
const rows: readonly Row[] = [
  ['no boot was given', [], 'install', 1, 'unknown'],
  ['the boot at hand', [first], 'install', 1, 'accepted'],
  ['another boot', [first], 'firmware', 1, 'unknown'],
  ['an attempt that was not given yet', [first], 'install', 2, 'stale'],
  ['reported before', [first, report('install', 1)], 'install', 1, 'repeated'],
  ['reported before, the next at hand', [first, report('install', 1), second], 'install', 1, 'repeated'],
  ['the next at hand', [first, report('install', 1), second], 'firmware', 2, 'accepted'],
  ['one boot twice: the first', [first, report('install', 1), same], 'install', 1, 'repeated'],
  ['one boot twice: the second', [first, report('install', 1), same], 'install', 2, 'accepted'],
  ['the workflow has ended', [script({}), report('install', 1)], 'install', 1, 'repeated'],
  ['failed before', [first, report('install', 1, 'failed')], 'install', 1, 'repeated'],
  ['a new attempt is at hand', [first, script({ attempt: 2 })], 'install', 1, 'stale'],
  ['passed over without a report', [first, second], 'install', 1, 'stale'],
  ['given by another laptop', [script({ imported: 'elsewhere' })], 'install', 1, 'stale'],
  ['a later boot of a run before', [first, second, script({ attempt: 3 })], 'firmware', 2, 'stale'],
];

for (const [title, events, boot, attempt, verdict] of rows) {
  test(title, () => {
    const state = events.reduce(advance, newHostState('ams1', 'r1-01'));
    assert.equal(judgeCheckpoint(state, { boot, attempt }), verdict);
  });
}

test.run();
