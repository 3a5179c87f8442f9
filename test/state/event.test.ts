import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { isHostEvent, stamped } from '../../src/state/event.ts';

const test = suite('state/event');
const now = new Date('2026-11-20T11:00:00.000+01:00');

test('an event is stamped with the time it is given, in UTC', () => {
  assert.deepEqual(stamped(now, { kind: 'unknown-client', mac: '52:54:00:00:00:01' }), {
    kind: 'unknown-client',
    at: '2026-11-20T10:00:00.000Z',
    mac: '52:54:00:00:00:01',
  });
});

test('an event is about a host when it names one', () => {
  const problem = { kind: 'problem', code: 'x', message: 'y' } as const;
  assert.equal(isHostEvent(stamped(now, { kind: 'session-ended' })), false);
  assert.equal(isHostEvent(stamped(now, { ...problem, site: null, host: null })), false);
  assert.equal(isHostEvent(stamped(now, { ...problem, site: 'ams1', host: null })), false);
  assert.equal(isHostEvent(stamped(now, { ...problem, site: 'ams1', host: 'r1-01' })), true);
});

test.run();
