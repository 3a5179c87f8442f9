import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { sharedPorts } from '../../../../src/boot/tftp/server/ports.ts';
import { RawClient } from '../raw-client.ts';

const test = suite('boot/tftp/server/ports');

test('64 transfers share a port; one client has its transfers on different ones; the last closes it', async () => {
  const connect = sharedPorts('127.0.0.1', () => undefined);
  const clients = await Promise.all(Array.from({ length: 65 }, () => RawClient.open()));
  const all = [...clients, clients[0]!];
  const lines = await Promise.all(all.map(({ port }) => connect({ address: '127.0.0.1', port })));
  for (const line of lines) line.send({ kind: 'ack', block: 0 });
  const from = new Map<number, number>();
  for (const client of all) {
    const { port } = await client.next();
    from.set(port, (from.get(port) ?? 0) + 1);
  }
  assert.deepEqual(
    [...from.values()].sort((a, b) => a - b),
    [2, 64],
  );
  await Promise.all(lines.map((line) => line.close()));
  await Promise.all(clients.map((client) => client.close()));
});

test('an address that this machine does not have is an error of the system', async () => {
  const connect = sharedPorts('203.0.113.250', () => undefined);
  await assert.rejects(connect({ address: '127.0.0.1', port: 9 }), { code: 'EADDRNOTAVAIL' });
});

test.run();
