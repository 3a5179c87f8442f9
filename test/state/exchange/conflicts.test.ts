import assert from 'node:assert/strict';
import { suite } from 'uvu';
import type { JournalEvent } from '../../../src/state/event.ts';
import { conflictsOf } from '../../../src/state/exchange/conflicts.ts';
import { mergeJournals } from '../../../src/state/exchange/merge.ts';
import { script } from '../samples.ts';

const test = suite('state/exchange/conflicts');

function time(minute: number): string {
  return `2026-11-20T10:${String(minute).padStart(2, '0')}:00.000Z`;
}

function started(minute: number): JournalEvent {
  return {
    kind: 'session-started',
    at: time(minute),
    revision: { label: 'main', commit: null },
    user: 'ada',
    machine: 'laptop',
    interface: null,
    address: null,
    consented: [],
  };
}

const ended = (minute: number): JournalEvent => ({ kind: 'session-ended', at: time(minute) });
const given = (minute: number, attempt: number, host = 'r1-01'): JournalEvent =>
  script({ at: time(minute), attempt, host });
const forgotten = (minute: number, knew: number | null): JournalEvent => ({
  kind: 'forgotten',
  at: time(minute),
  site: 'ams1',
  host: 'r1-01',
  user: 'ada',
  machine: 'laptop',
  given: knew === null ? null : time(knew),
});

const TABLE: readonly (readonly [
  string,
  readonly JournalEvent[],
  readonly JournalEvent[],
  readonly string[],
])[] = [
  ['nothing in common', [started(0), given(1, 1), ended(2)], [started(3), given(4, 2), ended(5)], []],
  ['all in common', [started(0), given(1, 1), ended(2)], [started(0), given(1, 1), ended(2)], []],
  [
    'one number twice',
    [given(1, 1)],
    [given(4, 1), given(5, 1)],
    [
      `ams1/r1-01 was given attempt 1 of install here at ${time(1)} and on other at ${time(4)}: the later script counts, and only what was reported where it was given`,
    ],
  ],
  ['one number twice, of two hosts', [given(1, 1)], [given(4, 1, 'r1-02')], []],
  ['given again by the one that gave it', [given(1, 1)], [given(1, 1), given(2, 1)], []],
  [
    'two sessions at once',
    [started(0), given(1, 1), ended(9)],
    [started(3), given(4, 2), given(5, 1, 'r1-02'), ended(6)],
    [
      `ams1/r1-01 was given boots in two sessions at once, here from ${time(0)} to ${time(9)} and on other from ${time(3)} to ${time(6)}: the last script counts`,
    ],
  ],
  [
    'two sessions at once, of other hosts',
    [started(0), given(1, 1), ended(9)],
    [started(3), given(4, 1, 'r1-02'), ended(6)],
    [],
  ],
  [
    'a session that was killed lasts as long as it says something',
    [started(0), given(5, 1)],
    [started(4), given(6, 2)],
    [
      `ams1/r1-01 was given boots in two sessions at once, here from ${time(0)} to ${time(5)} and on other from ${time(4)} to ${time(6)}: the last script counts`,
    ],
  ],
  [
    'forgotten there, and given here',
    [given(1, 1)],
    [forgotten(4, null)],
    [
      `ams1/r1-01 was forgotten on other at ${time(4)}, where it was not known that it was given a boot at ${time(1)}: it is not forgotten`,
    ],
  ],
  [
    'forgotten here, and given there before that',
    [given(1, 1), forgotten(4, 1)],
    [given(2, 2)],
    [
      `ams1/r1-01 was forgotten here at ${time(4)}, where it was not known that it was given a boot at ${time(2)}: it is not forgotten`,
    ],
  ],
  ['forgotten there, where all of it was known', [given(1, 1)], [given(1, 1), forgotten(4, 1)], []],
  ['forgotten in vain before', [given(1, 1), forgotten(4, null)], [ended(9)], []],
];

for (const [title, ours, theirs, expected] of TABLE) {
  test(title, () => {
    const lines = ours.map((event) => ({ text: JSON.stringify(event), event }));
    assert.deepEqual(conflictsOf(ours, mergeJournals(lines, theirs, 'other')), expected);
  });
}

test.run();
