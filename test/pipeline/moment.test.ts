import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { parseMoment } from '../../src/pipeline/moment.ts';

const test = suite('pipeline/moment');
const NOW = new Date('2026-11-21T12:00:00Z');

test('dates, times and how long ago', () => {
  const table = [
    ['2026-11-20', '2026-11-20T00:00:00.000Z'],
    ['2026-11-20T08:30', '2026-11-20T08:30:00.000Z'],
    ['2026-11-20 08:30:15.5', '2026-11-20T08:30:15.500Z'],
    ['2026-11-20T08:30+02:00', '2026-11-20T06:30:00.000Z'],
    ['90s', '2026-11-21T11:58:30.000Z'],
    ['10min', '2026-11-21T11:50:00.000Z'],
    ['2h', '2026-11-21T10:00:00.000Z'],
    ['3d', '2026-11-18T12:00:00.000Z'],
    ['1w', '2026-11-14T12:00:00.000Z'],
    ['2026-02-30', null],
    ['2026-13-01', null],
    ['2026-11-20T25:00', null],
    ['10m', null],
    ['yesterday', null],
    ['-2h', null],
    ['', null],
  ] as const;
  for (const [text, expected] of table)
    assert.equal(parseMoment(text, NOW)?.toISOString() ?? null, expected, text);
});

test.run();
