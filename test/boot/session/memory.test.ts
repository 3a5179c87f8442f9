import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { Memory } from '../../../src/boot/session/memory.ts';
import type { Host } from '../../../src/sot/model/types.ts';
import type { Happening, JournalEvent } from '../../../src/state/event.ts';
import { newHostState } from '../../../src/state/host-state.ts';
import type { StateProblem } from '../../../src/state/problem.ts';

const test = suite('boot/session/memory');

const HOST = { label: 'ams1/r1-01', name: 'r1-01', site: { id: 'ams1' } } as Host;
const DHCP: Happening = {
  kind: 'dhcp',
  site: 'ams1',
  host: 'r1-01',
  mac: '52:54:00:00:00:01',
  type: 'DISCOVER',
  reply: 'OFFER',
  address: '198.51.100.11',
};
const NOW = new Date('2026-11-21T08:00:00Z');
const FULL: StateProblem = { code: 'full', message: 'the disk is full' };

/** A memory over a journal that answers every append with `problem`, when it is let. */
function memoryOver(problem: StateProblem | null) {
  const appended: { readonly event: JournalEvent; readonly durable: boolean }[] = [];
  const problems: string[] = [];
  let settle: () => void = () => undefined;
  const memory = new Memory({
    states: new Map(),
    now: () => NOW,
    onProblem: ({ message }) => problems.push(message),
    journal: {
      append: (event, options) => {
        appended.push({ event, durable: options?.durable ?? false });
        return new Promise((resolve) => {
          settle = () => resolve(problem);
        });
      },
      close: async () => undefined,
    },
  });
  const settled = async (): Promise<void> => {
    settle();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { memory, appended, problems, settled };
}

test('nothing is known of a host that nothing has happened to', () => {
  assert.deepEqual(memoryOver(null).memory.stateOf(HOST), newHostState('ams1', 'r1-01'));
});

test('what was committed is known when it is on the disk, and not before', async () => {
  const { memory, appended, settled } = memoryOver(null);
  let told = 0;
  memory.watch(() => told++);
  const committed = memory.commit(DHCP);
  assert.equal(memory.stateOf(HOST).state, 'waiting');
  await settled();
  assert.equal(await committed, null);
  assert.equal(told, 1);
  const at = NOW.toISOString();
  assert.deepEqual(memory.stateOf(HOST), {
    ...newHostState('ams1', 'r1-01'),
    state: 'dhcp',
    lastEvent: 'dhcp',
    lastAt: at,
  });
  assert.deepEqual(appended, [{ event: { at, ...DHCP }, durable: true }]);
});

test('what is only noted need not be on the disk at once', async () => {
  const { memory, appended, settled, problems } = memoryOver(null);
  memory.note(DHCP);
  await settled();
  assert.equal(memory.stateOf(HOST).state, 'dhcp');
  assert.deepEqual([appended[0]!.durable, problems], [false, []]);
});

test('a machine that asks over and over is recorded when it moves on, and not else', async () => {
  const { memory, appended, settled } = memoryOver(null);
  const note = async (happening: Happening, times = 1): Promise<void> => {
    for (let time = 0; time < times; time++) {
      memory.note(happening);
      await settled();
    }
  };
  // The first is recorded while the host waits, the second since it waits no more.
  await note(DHCP, 50);
  await note({ ...DHCP, type: 'REQUEST', reply: 'ACK' } as Happening, 50);
  await note({ ...DHCP, mac: '52:54:00:00:00:99' } as Happening, 50);
  await note(
    { kind: 'program', site: 'ams1', host: 'r1-01', protocol: 'tftp', path: 'p', bytes: 1, sha256: null },
    2,
  );
  assert.deepEqual(
    appended.map(({ event }) => `${event.kind} ${event.kind === 'dhcp' ? event.type : ''}`),
    ['dhcp DISCOVER', 'dhcp DISCOVER', 'dhcp REQUEST', 'program ', 'program '],
  );
});

test('what is not on the disk is not known: a commit says so, a note tells', async () => {
  const { memory, settled, problems } = memoryOver(FULL);
  let told = 0;
  memory.watch(() => told++);
  const committed = memory.commit(DHCP);
  await settled();
  assert.deepEqual(await committed, FULL);
  memory.note(DHCP);
  await settled();
  assert.deepEqual(problems, ['the disk is full']);
  assert.deepEqual([memory.stateOf(HOST).state, told], ['waiting', 0]);
});

test('an event about nobody changes no host', async () => {
  const { memory, settled } = memoryOver(null);
  memory.note({ kind: 'unknown-client', mac: '02:00:00:00:00:01' });
  await settled();
  assert.equal(memory.stateOf(HOST).lastEvent, null);
});

test.run();
