import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { networkInterfaces } from 'node:os';
import { decodePacket } from '../codec/decode.ts';
import { encodePacket } from '../codec/encode.ts';
import { CLIENT_PORT, SERVER_PORT } from '../destination.ts';
import { openDeviceSocket, type SocketFailure } from '../device-socket.ts';
import { type OtherServer, otherServer } from './other-server.ts';
import { probeMac, probePacket } from './probe.ts';

/** Ears on the port of DHCP clients of one interface, until `close` has resolved. */
export interface ServerWatch {
  readonly kind: 'started';
  /** Asks who is there, as a machine would that does not exist; who answers is told like everyone who is overheard. */
  readonly ask: () => void;
  readonly close: () => Promise<void>;
}

/** What a watch is told; ports other than 67 and 68 are for tests without privileges. */
export interface WatchOptions {
  readonly interfaceName: string;
  readonly onServer: (server: OtherServer) => void;
  readonly port?: number;
  readonly clientPort?: number;
}

/** The addresses that this machine has now: what it broadcasts comes back to it from one of these. */
export function ownAddresses(): ReadonlySet<string> {
  return new Set(
    Object.values(networkInterfaces()).flatMap((infos) => infos?.map(({ address }) => address) ?? []),
  );
}

/**
 * Hears what other DHCP servers of an interface's network broadcast, to the probes of `ask` or to clients of theirs. A client
 * of this machine's may have the port too: a broadcast is delivered to all who share it.
 */
export async function watchServers(options: WatchOptions): Promise<ServerWatch | SocketFailure> {
  const { interfaceName, onServer, port = SERVER_PORT, clientPort = CLIENT_PORT } = options;
  const socket = await openDeviceSocket(interfaceName, clientPort);
  if ('kind' in socket) return socket;
  const mac = probeMac(randomBytes(6));
  const own = ownAddresses();
  let isOpen = true;
  socket.on('message', (bytes, { address }) => {
    // Before anything else: each of our own replies comes by here too.
    if (own.has(address)) return;
    const decoded = decodePacket(bytes);
    const server = decoded.ok ? otherServer(decoded.packet, address) : null;
    if (server !== null) onServer(server);
  });
  // A link that goes down, or a network that cannot be reached: the next question may be heard again.
  socket.on('error', () => undefined);
  return {
    kind: 'started',
    ask: () => {
      if (!isOpen) return;
      for (const architecture of ['bios', 'efi-x86_64'] as const) {
        const xid = randomBytes(4).readUInt32BE();
        const bytes = encodePacket(probePacket({ mac, xid, architecture }));
        socket.send(bytes, port, '255.255.255.255', () => undefined);
      }
    },
    close: async () => {
      if (!isOpen) return;
      isOpen = false;
      const closed = once(socket, 'close');
      socket.close();
      await closed;
    },
  };
}
