import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { bytesText, clockText, percentText } from '../../../src/boot/screen/quantities.ts';

const test = suite('boot/screen/quantities');

test('bytes have at most three digits', () => {
  const said = [0, 999, 1000, 1500, 9949, 9950, 99_949, 999_499, 999_500, 52_428_800, 4e9, 5e15].map(
    bytesText,
  );
  assert.deepEqual(said, [
    '0 B',
    '999 B',
    '1.0 kB',
    '1.5 kB',
    '9.9 kB',
    '10 kB',
    '100 kB',
    '999 kB',
    '1.0 MB',
    '52 MB',
    '4.0 GB',
    '5000 TB',
  ]);
});

test('a time is shown as by a clock, and a clock that was set back shows none', () => {
  const said = [0, 999, 7000, 59_999, 60_000, 754_000, 3_600_000, 7_500_000, -5000].map(clockText);
  assert.deepEqual(said, ['0:00', '0:00', '0:07', '0:59', '1:00', '12:34', '1:00:00', '2:05:00', '0:00']);
});

test('nothing is all before it is, and nothing of nothing is all', () => {
  const said = [
    percentText(0, 300),
    percentText(299, 300),
    percentText(300, 300),
    percentText(301, 300),
    percentText(0, 0),
  ];
  assert.deepEqual(said, ['0 %', '99 %', '100 %', '100 %', '100 %']);
});

test.run();
