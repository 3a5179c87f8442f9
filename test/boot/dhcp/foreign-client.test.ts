// npm's `dhcp` as a client that knows nothing of us: DISCOVER, OFFER, REQUEST, ACK on loopback. It has its ports and its
// broadcast address fixed, so its sending is led to our port; its packets are its own.
import assert from 'node:assert/strict';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { suite } from 'uvu';
import { answer } from '../../../src/boot/dhcp/answer.ts';
import { startDhcpServer } from '../../../src/boot/dhcp/server.ts';
import { SERVER, sampleHost } from './sample.ts';

const test = suite('boot/dhcp/foreign-client');

interface Message {
  readonly yiaddr: string;
}

interface State {
  address: string;
  readonly options: Record<string, unknown>;
  readonly leasePeriod: number;
  readonly renewPeriod: number;
  readonly rebindPeriod: number;
}

interface ForeignClient extends NodeJS.EventEmitter {
  _send: (address: string, message: unknown) => void;
  readonly _state: State;
  readonly listen: (port: number, address: string, listening: () => void) => void;
  readonly sendDiscover: () => void;
  readonly close: () => void;
}

const require = createRequire(import.meta.url);
const foreign = require('dhcp') as { createClient: (config: object) => ForeignClient };
const { format } = require('dhcp/lib/protocol.js') as {
  format: (message: unknown) => { readonly _data: Uint8Array; readonly _w: number };
};

test('it is bound to the address of its host, with all that it asked for', async () => {
  const client = foreign.createClient({
    mac: '52-54-00-00-00-01',
    features: ['hostname', 'domainName', 'broadcast', 'ntpServer'],
  });
  const port = await freePort();
  await new Promise<void>((resolve) => client.listen(port, '0.0.0.0', resolve));
  const log: string[] = [];
  const server = await startDhcpServer({
    interfaceName: 'lo',
    port: 0,
    clientPort: port,
    handle: (packet) => {
      const known = answer(packet, (who) => (who.mac === '52:54:00:00:00:01' ? sampleHost() : null), SERVER);
      log.push(known.kind === 'silent' ? known.reason : known.summary);
      return known.kind === 'silent' ? null : known;
    },
    onProblem: (problem) => log.push(problem.message),
  });
  assert.ok(server.kind === 'started', JSON.stringify(server));
  const sender = createSocket('udp4');
  client._send = (_address, message) => {
    const { _data, _w } = format(message);
    sender.send(_data.subarray(0, _w), server.port, '127.0.0.1');
  };
  // It forms its REQUEST before it notes the address that it was offered, and so would ask for none.
  client.on('message', ({ yiaddr }: Message) => {
    client._state.address = yiaddr;
  });
  let state: State;
  try {
    const bound = once(client, 'bound');
    client.sendDiscover();
    [state] = (await bound) as [State];
  } finally {
    client.close();
    sender.close();
    await server.close();
  }

  assert.deepEqual(log, [
    'OFFER 198.51.100.11 to ams1/r1-01 (52:54:00:00:00:01): address only',
    'ACK 198.51.100.11 to ams1/r1-01 (52:54:00:00:00:01): address only',
  ]);
  assert.equal(state.address, '198.51.100.11');
  assert.deepEqual([state.leasePeriod, state.renewPeriod, state.rebindPeriod], [3600, 1800, 3150]);
  assert.deepEqual(state.options, {
    netmask: '255.255.255.0',
    router: ['198.51.100.254'],
    dns: ['198.51.100.2', '198.51.100.3'],
    hostname: 'r1-01',
    domainName: 'ams1.example',
    broadcast: '198.51.100.255',
    ntpServer: ['198.51.100.4'],
    server: '198.51.100.1',
    clientId: '52-54-00-00-00-01',
  });
});

async function freePort(): Promise<number> {
  const socket = createSocket('udp4').bind(0, '0.0.0.0');
  await once(socket, 'listening');
  const { port } = socket.address();
  socket.close();
  return port;
}

test.run();
