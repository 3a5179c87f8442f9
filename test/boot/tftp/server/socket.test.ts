import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { bindSocket, closeSocket, onDatagram, sendPacket } from '../../../../src/boot/tftp/server/socket.ts';

const test = suite('boot/tftp/server/socket');

test('a datagram comes with address and port; one from port 0 cannot be answered, and is dropped', async () => {
  const socket = await bindSocket('127.0.0.1', 0);
  const heard: unknown[] = [];
  onDatagram(socket, (bytes, peer) => heard.push([[...bytes], peer]));
  for (const port of [0, 7])
    socket.emit('message', Buffer.of(port), { address: '198.51.100.9', family: 'IPv4', port, size: 1 });
  await closeSocket(socket);
  assert.deepEqual(heard, [[[7], { address: '198.51.100.9', port: 7 }]]);
});

test('a socket is bound to its address, and a port that is taken is an error', async () => {
  const socket = await bindSocket('127.0.0.1', 0);
  const { address, port } = socket.address();
  assert.equal(address, '127.0.0.1');
  await assert.rejects(bindSocket('127.0.0.1', port), { code: 'EADDRINUSE' });
  await closeSocket(socket);
});

test('a packet that the system does not let out is told', async () => {
  const socket = await bindSocket('127.0.0.1', 0);
  const problem = await new Promise<string>((resolve) => {
    sendPacket(socket, { kind: 'ack', block: 0 }, { address: '::1', port: 9 }, resolve);
  });
  await closeSocket(socket);
  assert.match(problem, /^the answer could not be sent: send E[A-Z]+ /);
});

test.run();
