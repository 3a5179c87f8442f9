import assert from 'node:assert/strict';
import { suite } from 'uvu';
import type { LogEvent } from '../../../src/boot/log.ts';
import { afterEvent, Meter, newScreen, type ScreenState } from '../../../src/boot/screen/state.ts';
import type { Transfer } from '../../../src/boot/transfers.ts';

const test = suite('boot/screen/state');

function after(...events: readonly LogEvent[]): ScreenState {
  return events.reduce(afterEvent, newScreen(0));
}

const HOST = 'ams1/r1-01';

test('a host has its last event, and not what says it once more', () => {
  const state = after(
    { event: 'dhcp', host: HOST, message: 'DISCOVER' },
    { event: 'script', host: HOST, message: 'is given debian12' },
    { event: 'http', host: HOST, message: 'GET /ipxe', path: '/ipxe?mac=…' },
    { event: 'transfer', host: HOST, message: 'half' },
    { event: 'diagnosis', host: HOST, message: 'stuck' },
    { event: 'http', host: null, message: 'GET /live', path: '/live' },
  );
  assert.deepEqual(state, { ...newScreen(0), last: new Map([[HOST, 'is given debian12']]) });
  const report = { event: 'http', host: HOST, message: 'GET /checkpoint/x', path: '/checkpoint/x' } as const;
  const file = { event: 'http', host: HOST, message: 'GET /files/linux', path: '/files/linux' } as const;
  assert.equal(after(file, report).last.get(HOST), 'GET /files/linux');
});

test('strangers, other servers and problems are counted', () => {
  const state = after(
    { event: 'ready', host: null, message: 'DHCP on eth0' },
    { event: 'unknown-client', host: null, message: 'who is a' },
    { event: 'unknown-client', host: null, message: 'who is b' },
    { event: 'other-server', host: null, message: '…', address: '198.51.100.254' },
    { event: 'other-server', host: null, message: '…', address: '198.51.100.254' },
    { event: 'problem', host: HOST, message: 'of a host' },
    { event: 'problem', host: null, message: 'of nobody' },
  );
  assert.deepEqual(state, {
    ...newScreen(0),
    title: 'DHCP on eth0',
    last: new Map([[HOST, 'of a host']]),
    strangers: 2,
    stranger: 'who is b',
    servers: ['198.51.100.254'],
    problems: 2,
    problem: 'of nobody',
  });
});

test('somebody who invents servers fills no screen', () => {
  const events = Array.from(
    { length: 300 },
    (_, last): LogEvent => ({ event: 'other-server', host: null, message: '', address: `192.0.2.${last}` }),
  );
  assert.equal(after(...events).servers.length, 8);
});

function transferOf(path: string, total: number, bytes: () => number, host: string | null = HOST): Transfer {
  return { host, protocol: 'http', path, address: '198.51.100.11', total, bytes };
}

test('a rate is that of the last seconds, and unknown at first', () => {
  let bytes = 0;
  const initrd = transferOf('initrd.gz', 100_000, () => bytes);
  const meter = new Meter();
  const rates: (number | null)[] = [];
  for (const [at, now] of [
    [0, 500],
    [1000, 1500],
    [1000, 1500],
    [3000, 3500],
    [4000, 13_500],
  ] as const) {
    bytes = now;
    rates.push(meter.measure(at, [initrd]).get(HOST)!.rate);
  }
  assert.deepEqual(rates, [null, 1000, 1000, 1000, 4600]);
});

test('of the transfers of one host the one is shown of which most is left', () => {
  const kernel = transferOf('linux', 100, () => 10);
  const initrd = transferOf('initrd.gz', 200, () => 20);
  const nobody = transferOf('x', 10_000, () => 0, null);
  for (const order of [
    [kernel, initrd, nobody],
    [nobody, initrd, kernel],
  ]) {
    const moving = new Meter().measure(0, order);
    assert.deepEqual([...moving], [[HOST, { path: 'initrd.gz', bytes: 20, total: 200, rate: null }]]);
  }
});

test.run();
