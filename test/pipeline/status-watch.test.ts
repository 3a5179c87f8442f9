import assert from 'node:assert/strict';
import { suite } from 'uvu';
import type { HostRecord } from '../../src/pipeline/records.ts';
import { cannot, type Refusal } from '../../src/pipeline/refusal.ts';
import type { Status } from '../../src/pipeline/status.ts';
import { type Display, watchStatus } from '../../src/pipeline/status-watch.ts';
import type { Host } from '../../src/sot/model/types.ts';
import { type HostState, newHostState } from '../../src/state/host-state.ts';

const test = suite('pipeline/status-watch');

function statusOf(states: readonly HostState[], problems: readonly string[] = []): Status {
  const hosts: readonly HostRecord[] = states.map((state) => ({ host: {} as Host, state }));
  return { ok: true, hosts, problems, drift: null };
}

const FIRST = newHostState('ams1', 'r1-01');
const SECOND = newHostState('ams1', 'r1-02');
const asked: HostState = { ...FIRST, state: 'dhcp' };
const loading: HostState = { ...FIRST, state: 'kernel', steps: 1, boot: 'debian12', revision: 'v1' };

/** What is written while these statuses follow each other; nothing new is null. */
async function watched(
  statuses: readonly (Status | Refusal | null)[],
  screen: Omit<Display, 'write'>,
  json = false,
): Promise<{
  readonly written: readonly string[];
  readonly warned: readonly string[];
  readonly end: Refusal | null;
}> {
  const [first, ...rest] = statuses;
  const written: string[] = [];
  const warned: string[] = [];
  const end = new AbortController();
  const renew = async (): Promise<Status | Refusal | null> => {
    if (rest.length === 0) end.abort();
    return rest.shift() ?? null;
  };
  const display = { ...screen, write: (text: string) => written.push(text) };
  const warn = (problem: string): number => warned.push(problem);
  const refusal = await watchStatus(
    { ...(first as Status), renew },
    { json, display, warn, signal: end.signal },
  );
  return { written, warned, end: refusal };
}

test('elsewhere than on a terminal, all comes first, and then the lines that have changed', async () => {
  const statuses = [
    statusOf([FIRST, SECOND]),
    null,
    statusOf([asked, SECOND], ['line 7']),
    // Only its age is another one.
    statusOf([{ ...asked, lastAt: new Date().toISOString() }, SECOND], ['line 7']),
    statusOf([loading, SECOND], ['line 7', 'line 9']),
  ];
  assert.deepEqual(await watched(statuses, {}), {
    written: [
      'HOST        STATE    STEP  REVISION  LAST EVENT\nams1/r1-01  waiting\nams1/r1-02  waiting\n',
      'ams1/r1-01  dhcp\n',
      'ams1/r1-01  kernel   1 of 1, debian12  v1\n',
    ],
    warned: ['line 7', 'line 9'],
    end: null,
  });
});

test('as JSON, each line is a record of what has changed', async () => {
  const { written } = await watched(
    [statusOf([FIRST, SECOND]), statusOf([FIRST, { ...SECOND, state: 'dhcp' }])],
    {},
    true,
  );
  const records = written.map((line) => JSON.parse(line));
  assert.ok(written.every((line) => line.indexOf('\n') === line.length - 1));
  assert.deepEqual(
    records.map(({ formatVersion, hosts }) => [
      formatVersion,
      hosts.map(({ name, state }: Record<string, string>) => `${name} ${state}`),
    ]),
    [
      [1, ['r1-01 waiting', 'r1-02 waiting']],
      [1, ['r1-02 dhcp']],
    ],
  );
});

const K = '\u001b[K\n';

test('a terminal is drawn anew when it would look different', async () => {
  const { written, warned } = await watched([statusOf([FIRST]), null, null, statusOf([asked], ['line 7'])], {
    isTTY: true,
    columns: 80,
    rows: 24,
  });
  assert.deepEqual(written, [
    `\u001b[HHOST        STATE    STEP  REVISION  LAST EVENT${K}ams1/r1-01  waiting${K}\u001b[J`,
    `\u001b[HHOST        STATE  STEP  REVISION  LAST EVENT${K}ams1/r1-01  dhcp${K}warning: line 7${K}\u001b[J`,
  ]);
  assert.deepEqual(warned, []);
});

test('what a terminal has no room for is cut, between characters, and counted', async () => {
  const states = ['主機-01', '主機-02', '主機-03', '主機-04'].map((name) => newHostState('ams1', name));
  const { written } = await watched([statusOf(states)], { isTTY: true, columns: 8, rows: 4 });
  assert.deepEqual(written, [`\u001b[HHOST    ${K}ams1/主${K}… 3 more${K}\u001b[J`]);
});

test('it ends when the journal can be read no more', async () => {
  for (const isTTY of [true, false]) {
    const { end } = await watched([statusOf([FIRST]), cannot('it is gone')], { isTTY });
    assert.deepEqual(end, { ok: false, exit: 'couldNot', message: 'it is gone' });
  }
});

test.run();
