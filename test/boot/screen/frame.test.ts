import assert from 'node:assert/strict';
import { stripVTControlCharacters } from 'node:util';
import { suite } from 'uvu';
import type { Finding } from '../../../src/boot/diagnosis/diagnose.ts';
import { screenLines, type View } from '../../../src/boot/screen/frame.ts';
import { widthOf } from '../../../src/boot/screen/segments.ts';
import { newScreen, type ScreenState } from '../../../src/boot/screen/state.ts';
import type { HostStage, Stage } from '../../../src/boot/session/stage.ts';

const test = suite('boot/screen/frame');

const NOW = Date.UTC(2026, 10, 21, 8, 0, 0);

function stage(name: Stage, more: Partial<HostStage> = {}): HostStage {
  const idle = { boot: null, step: 1, steps: 1, attempt: 1, since: null, lastAt: null, message: null };
  return { stage: name, ...idle, ...more };
}

function ago(seconds: number): string {
  return new Date(NOW - seconds * 1000).toISOString();
}

const STUCK: Finding = {
  id: 'no-kernel',
  sentence: 'it has loaded no kernel',
  advice: 'look at its console',
  passes: false,
};

/** A rack in the middle of its installation. */
const STAGES: ReadonlyMap<string, HostStage> = new Map([
  ['ams1/r1-01', stage('done')],
  ['ams1/r1-02', stage('kernel', { boot: 'debian12', since: ago(42) })],
  ['ams1/r1-03', stage('script', { boot: 'debian12', since: ago(75) })],
  ['ams1/r1-04', stage('failed', { boot: 'debian12', message: 'no disk' })],
  ['ams1/主机-05', stage('installing', { boot: 'flash', step: 2, steps: 2, since: ago(4000) })],
  ['ams1/r1-06', stage('waiting', { boot: 'debian12' })],
  ['ams1/r1-07', stage('held', { boot: 'debian12', message: 'waits for storage' })],
  ['ams1/r1-08', stage('local')],
]);

const STATE: ScreenState = {
  ...newScreen(NOW - 61_000),
  title: 'DHCP, TFTP and HTTP on eth0, http://198.51.100.1',
  last: new Map([
    ['ams1/r1-01', 'debian12 is done'],
    ['ams1/r1-02', 'is given debian12, attempt 1'],
    ['ams1/r1-08', 'is told to boot its disk\u001b[2J'],
  ]),
  moving: new Map([
    ['ams1/r1-02', { path: 'debian12/initrd.gz', bytes: 22_000_000, total: 50_000_000, rate: 11_500_000 }],
    ['ams1/主机-05', { path: 'image.raw', bytes: 0, total: 4_000_000_000, rate: null }],
  ]),
  findings: new Map([['ams1/r1-03', STUCK]]),
  strangers: 3,
  stranger: 'DISCOVER of an unknown client, 02:00:00:00:00:01; not answered',
  servers: ['198.51.100.254'],
  problems: 1,
  problem: 'TFTP: the file could not be read',
};

function shown(view: Partial<View> = {}): readonly string[] {
  return screenLines(STATE, STAGES, { columns: 100, rows: 24, colour: false, now: NOW, ...view });
}

const FOOT = [
  '2 transfers, together 12 MB/s',
  '1 other DHCP server: 198.51.100.254',
  '3 unknown clients; last: DISCOVER of an unknown client, 02:00:00:00:00:01; not answered',
  '1 problem; last: TFTP: the file could not be read',
];
const HEAD =
  '1 of 7 done, 1 failed, 1 stuck, 2 waiting, 1 on their own disk  1:01  DHCP, TFTP and HTTP on eth0,…';

test('a line a host in the order of the source of truth, and what concerns all of them', () => {
  assert.deepEqual(shown(), [
    HEAD,
    'r1-01    done                               debian12 is done',
    'r1-02    kernel         debian12      0:42  initrd.gz  44 % of 50 MB, 12 MB/s',
    'r1-03    script         debian12      1:15  it has loaded no kernel; look at its console',
    'r1-04    failed         debian12            no disk',
    '主机-05  installing     flash 2/2  1:06:40  image.raw  0 % of 4.0 GB',
    'r1-06    waiting        debian12',
    'r1-07    held           debian12            waits for storage',
    'r1-08    own disk                           is told to boot its disk\\u001b[2J',
    ...FOOT,
  ]);
});

test('where there is no room for all, the most urgent are shown first, and the others counted', () => {
  assert.deepEqual(shown({ rows: 11 }), [
    HEAD,
    'r1-04    failed         debian12            no disk',
    'r1-03    script         debian12      1:15  it has loaded no kernel; look at its console',
    'r1-02    kernel         debian12      0:42  initrd.gz  44 % of 50 MB, 12 MB/s',
    '主机-05  installing     flash 2/2  1:06:40  image.raw  0 % of 4.0 GB',
    'and 4 more: 1 of 3 done, 2 waiting, 1 on their own disk',
    ...FOOT,
  ]);
});

test('it fits terminals of every size', () => {
  for (let rows = 1; rows < 16; rows += 1) {
    for (const columns of [1, 2, 7, 20, 41, 80, 200]) {
      const lines = shown({ rows, columns });
      assert.ok(lines.length <= Math.max(1, rows - 1), `${lines.length} lines in ${rows} rows`);
      for (const line of lines)
        assert.ok(widthOf(line) < Math.max(1, columns) || line === '', `${columns}: ${line}`);
    }
  }
});

test('colours add nothing but colours', () => {
  const plain = shown({ colour: true }).map((line) => stripVTControlCharacters(line).trimEnd());
  assert.deepEqual(plain, shown());
  assert.ok(shown({ colour: true })[4]!.includes('\u001b[31mfailed'));
});

test('before anything has happened there is no footer', () => {
  const view = { columns: 80, rows: 24, colour: false, now: NOW };
  const stages = new Map([['ams1/r1-01', stage('waiting', { boot: 'debian12' })]]);
  assert.deepEqual(screenLines({ ...newScreen(NOW), title: 'HTTP on lo' }, stages, view), [
    '0 of 1 done, 1 waiting  0:00  HTTP on lo',
    'r1-01  waiting        debian12',
  ]);
});

test('a finding about a host that is done is not shown', () => {
  const findings = new Map([['ams1/r1-01', STUCK]]);
  const view = { columns: 80, rows: 24, colour: false, now: NOW };
  const lines = screenLines({ ...newScreen(NOW), findings }, new Map([['ams1/r1-01', stage('done')]]), view);
  assert.deepEqual(lines, ['1 of 1 done  0:00', 'r1-01  done']);
});

test.run();
