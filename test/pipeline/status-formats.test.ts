import assert from 'node:assert/strict';
import { suite } from 'uvu';
import type { Drift } from '../../src/pipeline/drift.ts';
import type { HostRecord } from '../../src/pipeline/records.ts';
import { statusJson, statusLines } from '../../src/pipeline/status-formats.ts';
import type { Host } from '../../src/sot/model/types.ts';
import { type GivenBoot, type HostState, newHostState } from '../../src/state/host-state.ts';

const test = suite('pipeline/status-formats');

const NOW = new Date('2026-11-21T12:00:00Z');
const GIVEN: GivenBoot = {
  boot: 'debian12',
  step: 1,
  attempt: 2,
  revision: 'v1',
  at: '2026-11-21T11:00:00.000Z',
  done: 'checkpoint',
  outcome: 'done',
  artifacts: [
    {
      path: 'preseed.cfg',
      kind: 'preseed',
      contentType: 'text/plain',
      contentId: 'c'.repeat(64),
      sha256: null,
    },
  ],
  files: [],
};

const LOOK = { now: NOW, drift: null };

/** The record of a host that the source of truth has. */
function record(state: HostState): HostRecord {
  return { host: {} as Host, state };
}

/** A host in the second of two boots, with some of it changed. */
function host(name: string, changes: Partial<HostState>): HostState {
  return {
    ...newHostState('ams1', name),
    state: 'config',
    step: 1,
    steps: 2,
    boot: 'debian12',
    attempt: 2,
    revision: 'v2',
    lastEvent: 'config',
    lastAt: '2026-11-21T11:59:30.000Z',
    ...changes,
  };
}

const DONE = host('r1-03', {
  state: 'done',
  applied: { learnt: 'checkpoint', revision: 'v1', at: GIVEN.at, boots: [GIVEN] },
  lastAt: '2026-11-21T11:00:00.000Z',
});

test('a table says where each host stands, and since when', () => {
  const rows = [
    newHostState('ams1', 'r1-01'),
    host('r1-02', {}),
    DONE,
    host('r1-04', { state: 'waiting', boot: null }),
    host('r1-05', { state: 'failed', lastAt: '2026-11-19T11:00:00.000Z' }),
  ];
  assert.equal(
    statusLines(rows.map(record), LOOK).join('\n'),
    `HOST        STATE    STEP              REVISION  LAST EVENT
ams1/r1-01  waiting
ams1/r1-02  config   2 of 2, debian12  v2        30 s
ams1/r1-03  done     2 of 2            v1        60 min
ams1/r1-04  waiting  2 of 2            v2        30 s
ams1/r1-05  failed   2 of 2, debian12  v2        2 days`,
  );
});

const AGES: Readonly<Record<string, string>> = {
  '2026-11-21T12:00:10Z': '0 s',
  '2026-11-21T11:58:01Z': '119 s',
  '2026-11-21T11:58:00Z': '2 min',
  '2026-11-21T10:00:31Z': '119 min',
  '2026-11-21T10:00:00Z': '2 h',
  '2026-11-19T12:00:01Z': '48 h',
  '2026-11-19T12:00:00Z': '2 days',
  '2025-11-21T12:00:00Z': '365 days',
};

test('ages are said in the unit that people would take', () => {
  for (const [lastAt, age] of Object.entries(AGES)) {
    const [, row] = statusLines([record(host('r1-01', { lastAt }))], LOOK);
    assert.ok(row!.endsWith(`v2        ${age}`), `${lastAt}: ${row}`);
  }
});

test('JSON has what is known of each host', () => {
  const text = statusJson([newHostState('ams1', 'r1-01'), DONE].map(record), LOOK);
  assert.ok(text.endsWith('}\n'));
  assert.deepEqual(JSON.parse(text), {
    formatVersion: 1,
    hosts: [
      {
        name: 'r1-01',
        site: 'ams1',
        state: 'waiting',
        boot: null,
        step: 0,
        steps: 0,
        attempt: 0,
        revision: null,
        applied: null,
        lastEvent: null,
        lastAt: null,
        isInSourceOfTruth: true,
      },
      {
        name: 'r1-03',
        site: 'ams1',
        state: 'done',
        boot: 'debian12',
        step: 1,
        steps: 2,
        attempt: 2,
        revision: 'v2',
        applied: {
          revision: 'v1',
          at: '2026-11-21T11:00:00.000Z',
          boots: [{ boot: 'debian12', outcome: 'done', artifacts: GIVEN.artifacts }],
        },
        lastEvent: 'config',
        lastAt: '2026-11-21T11:00:00.000Z',
        isInSourceOfTruth: true,
      },
    ],
  });
});

test('what is declared, gone or different is said, in columns that count wide characters as terminals do', () => {
  const declared = host('主機-01', {
    state: 'done',
    applied: {
      learnt: 'declared',
      revision: '版本',
      at: GIVEN.at,
      boots: [{ ...GIVEN, outcome: 'declared' }],
    },
  });
  const drift = new Map<string, Drift>([
    ['ams1/主機-01', 'differs'],
    ['ams1/r1-03', 'none'],
  ]);
  assert.deepEqual(statusLines([record(declared), { host: null, state: DONE }], { now: NOW, drift }), [
    'HOST          STATE  STEP    REVISION  DRIFT    LAST EVENT  NOTE',
    'ams1/主機-01  done   2 of 2  版本      differs  30 s        declared',
    'ams1/r1-03    done   2 of 2  v1        none     60 min      not in the source of truth',
  ]);
  const { hosts } = JSON.parse(
    statusJson([{ host: null, state: DONE }, record(host('r1-04', {}))], { now: NOW, drift }),
  );
  assert.deepEqual(
    hosts.map(({ isInSourceOfTruth, drift: found }: Record<string, unknown>) => [isInSourceOfTruth, found]),
    [
      [false, 'none'],
      [true, null],
    ],
  );
});

test.run();
