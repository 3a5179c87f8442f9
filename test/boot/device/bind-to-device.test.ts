import assert from 'node:assert/strict';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { suite } from 'uvu';
import { openOnDevice } from '../../../src/boot/device/bind-to-device.ts';

const test = suite('boot/device/bind-to-device');

if (process.platform === 'linux') {
  test('a descriptor on loopback serves dgram, and two may share its port', async () => {
    const first = await openOnDevice('lo', 0);
    assert.ok(first.kind === 'bound', JSON.stringify(first));
    const socket = createSocket({ type: 'udp4', reuseAddr: true });
    await new Promise<void>((resolve) => socket.bind({ fd: first.fd }, resolve));
    const { port } = socket.address();
    socket.send('x', port, '127.0.0.1');
    const [bytes] = await once(socket, 'message');
    assert.equal(String(bytes), 'x');

    const second = await openOnDevice('lo', port);
    assert.ok(second.kind === 'bound', JSON.stringify(second));
    const other = createSocket({ type: 'udp4', reuseAddr: true });
    await new Promise<void>((resolve) => other.bind({ fd: second.fd }, resolve));
    assert.equal(other.address().port, port);
    socket.close();
    other.close();
  });

  test('an interface that does not exist, has no name, or would be cut to another’s, is said', async () => {
    for (const name of ['nosuch0', '', `lo${'x'.repeat(20)}`]) {
      assert.deepEqual(await openOnDevice(name, 0), {
        kind: 'failed',
        code: 'ENODEV',
        message: `there is no network interface ${name}`,
      });
    }
  });

  test('a port that another program keeps for itself is said', async () => {
    const greedy = createSocket('udp4').bind(0, '0.0.0.0');
    await once(greedy, 'listening');
    const { port } = greedy.address();
    const opened = await openOnDevice('lo', port);
    greedy.close();
    assert.deepEqual(opened, {
      kind: 'failed',
      code: 'EADDRINUSE',
      message: `port ${port} is taken by another program that does not share it`,
    });
  });
} else {
  test('elsewhere it is said what is done instead', async () => {
    const instead = process.platform === 'win32' ? 'interface-address' : 'every-interface';
    assert.deepEqual(await openOnDevice('lo0', 0), { kind: 'unsupported', instead });
  });
}

test.run();
