import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { bootTimesAt } from '../../src/plan/boot-times.ts';

const test = suite('plan/boot-times');

// 2026-11-21 is a Saturday; Amsterdam is an hour before UTC then, and two in July.
const TABLE: readonly (readonly [windows: readonly string[], time: string, isOpen: boolean])[] = [
  [[], '2026-11-21T12:00Z', true],
  [['08:00-18:00'], '2026-11-21T08:00Z', true],
  [['08:00-18:00'], '2026-11-21T07:59Z', false],
  [['08:00-18:00'], '2026-11-21T18:00Z', false],
  [['23:30-05:00'], '2026-11-21T23:30Z', true],
  [['23:30-05:00'], '2026-11-21T04:59Z', true],
  [['23:30-05:00'], '2026-11-21T05:00Z', false],
  [['00:00-24:00'], '2026-11-21T23:59Z', true],
  [['mon-fri 00:00-24:00'], '2026-11-21T12:00Z', false],
  [['sat,sun 00:00-24:00'], '2026-11-21T12:00Z', true],
  // The night that began on Friday goes on on Saturday; the one of Saturday has not begun.
  [['mon-fri 22:00-06:00'], '2026-11-21T05:00Z', true],
  [['sat 22:00-06:00'], '2026-11-21T05:00Z', false],
  [['sat 22:00-06:00'], '2026-11-22T05:00Z', true],
  [['fri-mon 12:00-13:00'], '2026-11-22T12:30Z', true],
  [['09:00-10:00 Europe/Amsterdam'], '2026-11-21T08:30Z', true],
  [['09:00-10:00 Europe/Amsterdam'], '2026-07-21T08:30Z', false],
  [['09:00-10:00 Europe/Amsterdam'], '2026-07-21T07:30Z', true],
  [['sun 00:00-01:00 Asia/Tokyo'], '2026-11-21T15:30Z', true],
  [['01:00-02:00', '12:00-13:00'], '2026-11-21T12:30Z', true],
  [['at night'], '2026-11-21T23:30Z', false],
];

for (const [windows, time, isOpen] of TABLE) {
  test(`${windows.join(' or ') || 'no window'} is ${isOpen ? 'open' : 'closed'} at ${time}`, () => {
    const isBootTime = bootTimesAt(new Date(time));
    assert.deepEqual([isBootTime(windows), isBootTime(windows)], [isOpen, isOpen]);
  });
}

test.run();
