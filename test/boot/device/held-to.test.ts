import assert from 'node:assert/strict';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { suite } from 'uvu';
import { heldTo } from '../../../src/boot/device/held-to.ts';

const test = suite('boot/device/held-to');

test('IPv6 is left to the address alone', async () => {
  assert.equal(await heldTo('lo', 'tcp', '::1', 0), null);
});

if (process.platform === 'linux') {
  test('a descriptor of either protocol serves Node at the address alone', async () => {
    const fd = await heldTo('lo', 'tcp', '127.0.0.1', 0);
    assert.ok(fd !== null);
    const server = createServer((socket) => socket.end('well')).listen({ fd });
    await once(server, 'listening');
    const { address, port } = server.address() as { readonly address: string; readonly port: number };
    assert.equal(address, '127.0.0.1');
    const [bytes] = await once(connect(port, '127.0.0.1'), 'data');
    assert.equal(String(bytes), 'well');
    server.close();

    const own = await heldTo('lo', 'udp', '127.0.0.1', 0);
    assert.ok(own !== null);
    const socket = createSocket('udp4');
    await new Promise<void>((resolve) => socket.bind({ fd: own }, resolve));
    assert.equal(socket.address().address, '127.0.0.1');
    const other = heldTo('lo', 'udp', '127.0.0.1', socket.address().port);
    await assert.rejects(other, { code: 'EADDRINUSE' });
    socket.close();
  });

  test('an interface that does not exist is an error of the system', async () => {
    const message = 'there is no network interface nosuch0';
    await assert.rejects(heldTo('nosuch0', 'tcp', '127.0.0.1', 0), { code: 'ENODEV', message });
  });
} else {
  test('other systems have no such thing', async () => {
    assert.equal(await heldTo('lo0', 'tcp', '127.0.0.1', 0), null);
  });
}

test.run();
