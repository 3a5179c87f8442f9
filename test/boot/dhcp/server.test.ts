// On loopback, with ports of its own: no privileges, no other network.
import assert from 'node:assert/strict';
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { suite } from 'uvu';
import { answer } from '../../../src/boot/dhcp/answer.ts';
import { encodePacket } from '../../../src/boot/dhcp/codec/encode.ts';
import { encodeOption } from '../../../src/boot/dhcp/codec/options.ts';
import type { DhcpPacket } from '../../../src/boot/dhcp/codec/packet.ts';
import type { HostLookup } from '../../../src/boot/dhcp/host.ts';
import {
  type DhcpProblem,
  type DhcpServer,
  type DhcpServerOptions,
  startDhcpServer,
} from '../../../src/boot/dhcp/server.ts';
import { captured, capturedBytes, decoded, withOptions } from './captured.ts';
import { SERVER, sampleHost } from './sample.ts';

const test = suite('boot/dhcp/server');

const LOOPBACK =
  process.platform === 'linux' ? 'lo' : process.platform === 'darwin' ? 'lo0' : 'Loopback Pseudo-Interface 1';
const lookup: HostLookup = (client) => (client.mac === '52:54:00:00:00:0a' ? sampleHost() : null);

interface Scene {
  readonly client: Socket;
  readonly server: DhcpServer;
  readonly problems: DhcpProblem[];
  readonly send: (bytes: Uint8Array) => void;
  readonly received: () => Promise<DhcpPacket>;
}

/** A server and a client on loopback, and everything that the server complains about. */
async function scene(
  handle: DhcpServerOptions['handle'],
  run: (scene: Scene) => Promise<void>,
): Promise<void> {
  const client = createSocket({ type: 'udp4', reuseAddr: true });
  client.bind(0, '0.0.0.0');
  await once(client, 'listening');
  const problems: DhcpProblem[] = [];
  const server = await startDhcpServer({
    interfaceName: LOOPBACK,
    port: 0,
    clientPort: client.address().port,
    handle,
    onProblem: (problem) => problems.push(problem),
  });
  assert.ok(server.kind === 'started', JSON.stringify(server));
  const send = (bytes: Uint8Array) => client.send(bytes, server.port, '127.0.0.1');
  const received = async () => {
    const [bytes] = (await once(client, 'message')) as [Uint8Array];
    return decoded(new Uint8Array(bytes));
  };
  try {
    await run({ client, server, problems, send, received });
  } finally {
    await server.close();
    client.close();
  }
}

function respond(packet: DhcpPacket) {
  const result = answer(packet, lookup, SERVER);
  return result.kind === 'silent' ? null : result;
}

test('a broadcast reply reaches the client’s port', async () => {
  await scene(respond, async ({ send, received, problems }) => {
    send(capturedBytes('ipxe-rom-bios-discover'));
    const expected = answer(captured('ipxe-rom-bios-discover'), lookup, SERVER);
    assert.deepEqual(await received(), expected.kind === 'reply' && expected.packet);
    assert.deepEqual(problems, []);
  });
});

test('a unicast reply reaches the client’s port, one to a relay agent the server’s', async () => {
  const fromRelay: string[] = [];
  const handle = (packet: DhcpPacket) => {
    // Our own reply to the relay agent comes back here, as we have its address and port.
    if (packet.op === 2) fromRelay.push(packet.giaddr);
    return respond(packet);
  };
  await scene(handle, async ({ send, received }) => {
    const request = captured('ipxe-rom-bios-discover');
    // The link selection says where the client stands: our host is in no network of loopback's.
    const agent = encodeOption(82, [[5, Uint8Array.of(198, 51, 100, 0)]]);
    send(encodePacket(withOptions({ ...request, giaddr: '127.0.0.1' }, { 82: agent })));
    send(encodePacket({ ...request, ciaddr: '127.0.0.1' }));
    assert.equal((await received()).giaddr, '0.0.0.0');
    assert.deepEqual(fromRelay, ['127.0.0.1']);
  });
});

test('malformed datagrams, strangers and a handler that throws are outlived, and said', async () => {
  const handle = (packet: DhcpPacket) => {
    if (packet.xid === 1) throw new Error('a defect');
    return respond(packet);
  };
  await scene(handle, async ({ client, send, received, problems }) => {
    const request = captured('ipxe-rom-bios-discover');
    send(Uint8Array.of(1));
    send(new Uint8Array());
    send(encodePacket({ ...request, xid: 1 }));
    send(capturedBytes('dhclient-discover'));
    send(encodePacket({ ...request, xid: 3 }));
    assert.equal((await received()).xid, 3);
    const sender = { address: '127.0.0.1', port: client.address().port };
    assert.deepEqual(problems, [
      { kind: 'malformed', message: '1 bytes, a DHCP packet has at least 240 (byte 1)', sender },
      { kind: 'malformed', message: '0 bytes, a DHCP packet has at least 240 (byte 0)', sender },
      { kind: 'defect', message: 'Error: a defect', sender },
    ]);
  });
});

test('a reply that cannot be sent is said', async () => {
  let sent: () => void = () => {};
  const said = new Promise<void>((resolve) => {
    sent = resolve;
  });
  const handle = (packet: DhcpPacket) => {
    const reply = respond(packet);
    return (
      reply && {
        ...reply,
        maxBytes: 70_000,
        packet: { ...reply.packet, options: new Map([[43, new Uint8Array(66_000)]]) },
      }
    );
  };
  await scene(handle, async ({ send, problems }) => {
    const timer = setInterval(() => problems.length > 0 && sent(), 5);
    send(capturedBytes('ipxe-rom-bios-discover'));
    await said;
    clearInterval(timer);
    assert.deepEqual(
      problems.map(({ kind }) => kind),
      ['send'],
    );
    assert.match(problems[0]!.message, /EMSGSIZE/);
  });
});

test('closing twice is closing once', async () => {
  await scene(respond, async ({ server, problems }) => {
    await Promise.all([server.close(), server.close()]);
    assert.deepEqual(problems, []);
  });
});

test('an interface that does not exist is said, not thrown', async () => {
  const started = await startDhcpServer({
    interfaceName: 'nosuch0',
    port: 0,
    handle: () => null,
    onProblem: () => {},
  });
  assert.ok(started.kind === 'failed');
  assert.equal(started.code, 'ENODEV');
});

test.run();
