import assert from 'node:assert/strict';
import { once } from 'node:events';
import { suite } from 'uvu';
import { BATCH, LONGEST } from '../../../../src/boot/tftp/server/batch-arena.ts';
import { bindBatched, bindSocket, closeSocket } from '../../../../src/boot/tftp/server/socket.ts';

const test = suite('boot/tftp/server/batch');

/** A batched socket and a client, on loopback; the client's datagrams as text. */
async function open() {
  const { socket, batch } = await bindBatched('127.0.0.1', 0);
  assert.ok(batch !== null);
  const client = await bindSocket('127.0.0.1', 0);
  const heard: string[] = [];
  client.on('message', (bytes, { port }) => heard.push(`${bytes.toString('latin1')} from ${port}`));
  const heardAll = async (count: number) => {
    while (heard.length < count) await once(client, 'message');
    return heard;
  };
  const close = async () => {
    batch.close();
    await Promise.all([closeSocket(socket), closeSocket(client)]);
  };
  const { port } = socket.address();
  const to = batch.to({ address: '127.0.0.1', port: client.address().port });
  return { socket, batch, client, port, to, heardAll, close };
}

if (process.platform === 'linux' && ['x64', 'arm64'].includes(process.arch)) {
  test('what is put together arrives in order, more than one call takes, and only the part that was meant', async () => {
    const { to, heardAll, port, close } = await open();
    const count = 2 * BATCH + 3;
    for (let n = 0; n < count; n++) to(Buffer.from(`<${n}>`), 1, String(n).length);
    assert.deepEqual(
      await heardAll(count),
      Array.from({ length: count }, (_, n) => `${n} from ${port}`),
    );
    await close();
  });

  test('sockets that send in one turn do not mix their datagrams', async () => {
    const [a, b] = [await open(), await open()];
    for (let n = 0; n < 3; n++) {
      a.to(Buffer.from(`a${n}`), 0, 2);
      b.to(Buffer.from(`b${n}`), 0, 2);
    }
    assert.deepEqual(
      await a.heardAll(3),
      [0, 1, 2].map((n) => `a${n} from ${a.port}`),
    );
    assert.deepEqual(
      await b.heardAll(3),
      [0, 1, 2].map((n) => `b${n} from ${b.port}`),
    );
    await Promise.all([a.close(), b.close()]);
  });

  test('a datagram that is longer than a slot goes out all the same, after those before it', async () => {
    const { to, heardAll, port, close } = await open();
    const long = 'x'.repeat(LONGEST + 1);
    to(Buffer.from('first'), 0, 5);
    to(Buffer.from(long), 0, long.length);
    assert.deepEqual(await heardAll(2), [`first from ${port}`, `${long} from ${port}`]);
    await close();
  });

  test('all that has come is handed out with its sender, and nothing after the socket is closed', async () => {
    const { socket, batch, client, port, close } = await open();
    const heard: string[] = [];
    const arrived = once(socket, 'message');
    for (let n = 0; n < 5; n++) client.send(`${n}`, port, '127.0.0.1');
    await arrived;
    // dgram may have taken more than the first before it told us.
    batch.drain((bytes, peer) => {
      heard.push(`${Buffer.from(bytes)} ${peer.address} ${peer.port === client.address().port}`);
      if (heard.length === 2) batch.close();
    });
    for (const line of heard) assert.match(line, /^[1-4] 127\.0\.0\.1 true$/);
    assert.ok(heard.length <= 2, heard.join());
    const before = heard.length;
    client.send('9', port, '127.0.0.1');
    batch.drain(() => heard.push('late'));
    assert.equal(heard.length, before);
    await close();
  });

  test('what the system refuses holds nothing else back', async () => {
    const { batch, to, heardAll, port, close } = await open();
    // Without the right to broadcast.
    batch.to({ address: '255.255.255.255', port: 9 })(Buffer.from('x'), 0, 1);
    to(Buffer.from('y'), 0, 1);
    to(Buffer.from('z'), 0, 1);
    assert.deepEqual(await heardAll(2), [`y from ${port}`, `z from ${port}`]);
    await close();
  });
}

test('IPv6 goes without', async () => {
  const { socket, batch } = await bindBatched('::1', 0);
  assert.equal(batch, null);
  await closeSocket(socket);
});

test('a port that is taken is refused as ever', async () => {
  const { socket, batch } = await bindBatched('127.0.0.1', 0);
  await assert.rejects(bindBatched('127.0.0.1', socket.address().port), { code: 'EADDRINUSE' });
  batch?.close();
  await closeSocket(socket);
});

test.run();
