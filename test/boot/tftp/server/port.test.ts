import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { Port } from '../../../../src/boot/tftp/server/port.ts';
import { bindBatched } from '../../../../src/boot/tftp/server/socket.ts';
import { RawClient } from '../raw-client.ts';

const test = suite('boot/tftp/server/port');

/** A port, what its lines have heard, and how often it was empty. */
async function open(): Promise<{
  readonly port: Port;
  readonly number: number;
  readonly heard: string[];
  readonly empty: () => number;
  readonly hooks: (
    name: string,
  ) => Record<'onDatagram' | 'onCut' | 'onProblem', (what: string | Uint8Array) => void>;
  readonly fail: (message: string) => void;
}> {
  const batched = await bindBatched('127.0.0.1', 0);
  const { socket } = batched;
  const heard: string[] = [];
  let empty = 0;
  const port = new Port(batched, async () => {
    empty += 1;
  });
  const hooks = (name: string) => ({
    onDatagram: (bytes: string | Uint8Array) => heard.push(`${name} ${[...bytes]}`),
    onCut: (reason: string | Uint8Array) => heard.push(`${name} cut: ${reason}`),
    onProblem: (message: string | Uint8Array) => heard.push(`${name} problem: ${message}`),
  });
  const fail = (message: string) => socket.emit('error', new Error(message));
  return { port, number: socket.address().port, heard, empty: () => empty, hooks, fail };
}

const A = { address: '198.51.100.11', port: 2070 };
const B = { address: '198.51.100.12', port: 2070 };

test('a datagram goes to the transfer of its sender only', async () => {
  const { port, heard, hooks } = await open();
  for (const [name, client] of [['a', A] as const, ['b', B] as const]) port.connect(client).hear(hooks(name));
  const other = { ...A, port: 2071 };
  assert.deepEqual(
    [A, B, other].map((peer) => port.deliver(Uint8Array.of(7), peer)),
    [true, true, false],
  );
  assert.deepEqual([port.size, port.has(A), port.has(other)], [2, true, false]);
  assert.deepEqual(heard, ['a 7', 'b 7']);
  await port.close();
});

test('a client that connects again cuts its old line, which cannot close the new one', async () => {
  const { port, heard, hooks, empty } = await open();
  const old = port.connect(A);
  old.hear(hooks('old'));
  const line = port.connect(A);
  line.hear(hooks('new'));
  await old.close();
  port.deliver(Uint8Array.of(1), A);
  assert.deepEqual([heard, port.size, empty()], [['old cut: the client has asked again', 'new 1'], 1, 0]);
  await line.close();
  assert.deepEqual([port.size, empty()], [0, 1]);
  await port.close();
});

test('an error of the socket cuts every line', async () => {
  const { port, heard, hooks, fail } = await open();
  for (const [name, client] of [['a', A] as const, ['b', B] as const]) port.connect(client).hear(hooks(name));
  fail('the network is down');
  assert.deepEqual(heard, ['a cut: the network is down', 'b cut: the network is down']);
  await port.close();
});

test('who has no transfer gets ERROR 5, but not one that has just ended, nor an ERROR', async () => {
  const { port, number, heard, hooks } = await open();
  port.listen((message) => heard.push(message));
  const [client, stranger] = [await RawClient.open(), await RawClient.open()];
  const line = port.connect({ address: '127.0.0.1', port: client.port });
  line.hear(hooks('client'));
  line.send({ kind: 'ack', block: 9 });
  assert.deepEqual((await client.next()).packet, { kind: 'ack', block: 9 });
  await line.close();
  line.send({ kind: 'ack', block: 10 });
  client.send(number, { kind: 'ack', block: 9 });
  stranger.send(number, { kind: 'error', code: 5, message: '' });
  stranger.send(number, { kind: 'ack', block: 9 });
  assert.deepEqual((await stranger.next()).packet, { kind: 'error', code: 5, message: 'unknown transfer' });
  assert.deepEqual([await client.leftovers(), await stranger.leftovers(), heard], [[], [], []]);
  await Promise.all([client.close(), stranger.close(), port.close()]);
});

test.run();
