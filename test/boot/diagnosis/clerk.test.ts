import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { Clerk } from '../../../src/boot/diagnosis/clerk.ts';
import type { LogEvent } from '../../../src/boot/log.ts';
import type { Transfer } from '../../../src/boot/transfers.ts';
import { checkpoint, discover, file, HOST, request, script, type Timed, tftp } from './course.ts';

const test = suite('boot/diagnosis/clerk');

const STALLED: readonly Timed[] = [
  [0, discover('ipxe')],
  [3, request('ipxe')],
  [4, script()],
];

function clerkOf(course: readonly Timed[]): Clerk {
  const clerk = new Clerk();
  for (const [second, event] of course) clerk.see(second * 1000, event);
  return clerk;
}

function idsAt(clerk: Clerk, second: number): readonly string[] {
  return clerk.look(second * 1000).map(({ host, finding }) => `${host} ${finding.id}`);
}

test('a finding is said once, and holds for as long as the host is stuck', () => {
  const clerk = clerkOf(STALLED);
  assert.deepEqual(idsAt(clerk, 63), []);
  assert.deepEqual(idsAt(clerk, 64), [`${HOST} no-kernel`]);
  assert.deepEqual(idsAt(clerk, 200), [], 'though the time in the sentence is of minutes now');
  assert.deepEqual(idsAt(clerk, 95), []);
  assert.equal(
    clerk.findings.get(HOST)?.sentence,
    'it was given the script of debian12 91 seconds ago, and has loaded no kernel',
  );
  clerk.see(96_000, file('debian12/linux'));
  assert.deepEqual([idsAt(clerk, 97), clerk.findings.size], [[], 0]);
});

test('after a report the same may be said again', () => {
  const clerk = clerkOf(STALLED);
  assert.equal(idsAt(clerk, 64).length, 1);
  clerk.see(70_000, checkpoint());
  for (const [second, event] of STALLED) clerk.see((second + 80) * 1000, event);
  assert.deepEqual(idsAt(clerk, 150), [`${HOST} no-kernel`]);
});

test('what passes by itself is said of one host, for all of them', () => {
  const clerk = new Clerk();
  for (const host of ['ams1/a', 'ams1/b']) clerk.see(0, { ...request('ipxe'), host });
  assert.deepEqual(idsAt(clerk, 5), ['ams1/a router-advertisements']);
  assert.deepEqual([...clerk.findings.keys()], ['ams1/a', 'ams1/b']);
});

test('what machines are spared is said of none', () => {
  const clerk = new Clerk(['router-advertisements']);
  clerk.see(0, request('ipxe'));
  assert.deepEqual([idsAt(clerk, 5), clerk.findings.size], [[], 0]);
  assert.deepEqual(idsAt(clerk, 60), [`${HOST} script-not-fetched`]);
});

test('a machine that gets bytes is not stuck, and one whose transfer stands still is', () => {
  let bytes = 0;
  const transfer: Transfer = {
    host: HOST,
    protocol: 'http',
    path: 'debian12/initrd.gz',
    address: '198.51.100.11',
    total: 1000,
    bytes: () => bytes,
  };
  const clerk = clerkOf([...STALLED, [5, file('debian12/linux')]]);
  for (let second = 6; second < 600; second += 1) {
    bytes += 1;
    clerk.watch(second * 1000, [transfer]);
    assert.deepEqual(idsAt(clerk, second), []);
  }
  for (let second = 600; second < 900; second += 1) clerk.watch(second * 1000, [transfer]);
  assert.deepEqual(idsAt(clerk, 900), [`${HOST} installer-offline`]);
});

test('what is about no host, or nothing new, is passed over', () => {
  const events: readonly LogEvent[] = [
    { event: 'unknown-client', host: null, message: '' },
    { event: 'problem', host: HOST, message: 'without a code' },
    { event: 'ready', host: null, message: '' },
    { ...tftp('snponly.efi'), host: null },
  ];
  const clerk = new Clerk();
  for (const event of events) clerk.see(0, event);
  assert.deepEqual(clerk.look(10_000_000), []);
});

test.run();
