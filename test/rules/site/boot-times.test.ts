import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { bootTimes } from '../../../src/rules/site/boot-times.ts';
import { ruled } from '../ruled.ts';

const test = suite('rules/site/boot-times');

const found = (...windows: readonly string[]) =>
  ruled(bootTimes, {
    'sites/ams1/env.yml': `id: ams1
subnets: [{ id: rack1, cidr: 198.51.100.0/24 }]
policy:
  boot_times:
${windows.map((window) => `    - ${JSON.stringify(window)}\n`).join('')}`,
  });

test('a window is days, a stretch of the day, and a time zone', async () => {
  assert.deepEqual(
    await found(
      '22:00-06:00',
      '00:00-24:00',
      'mon 08:00-09:30',
      'sat,mon-wed 08:00-09:00 Asia/Tokyo',
      '08:00-09:00 UTC',
    ),
    [],
  );
});

test('what is wrong with one is said at its place', async () => {
  const table: Readonly<Record<string, string>> = {
    'at night': 'it is not `[DAYS ]HH:MM-HH:MM[ ZONE]`',
    '8:00-9:00': 'it is not `[DAYS ]HH:MM-HH:MM[ ZONE]`',
    'mon-fir 08:00-09:00': '`mon-fir` are not days; write them as in `mon-fri` or `sat,sun`',
    'mon-tue-wed 08:00-09:00': '`mon-tue-wed` are not days; write them as in `mon-fri` or `sat,sun`',
    '24:00-06:00': 'a time of the day goes from 00:00 to 23:59; a window may end at 24:00',
    '08:60-09:00': 'a time of the day goes from 00:00 to 23:59; a window may end at 24:00',
    '08:00-08:00': 'it ends when it begins; the whole day is `00:00-24:00`',
    '08:00-09:00 Europe/Amstredam': 'no time zone is called `Europe/Amstredam`',
  };
  const windows = Object.keys(table);
  assert.deepEqual(
    await found(...windows),
    windows.map(
      (window, index) =>
        `sites/ams1/env.yml:${index + 5}:7-${index + 5}:${window.length + 9} error site/boot-times: \`${window}\` is no window: ${table[window]}`,
    ),
  );
});

test.run();
