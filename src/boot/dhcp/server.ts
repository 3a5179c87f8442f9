import { once } from 'node:events';
import { decodePacket } from './codec/decode.ts';
import { encodePacket } from './codec/encode.ts';
import type { DhcpPacket } from './codec/packet.ts';
import { CLIENT_PORT, type Endpoint, SERVER_PORT } from './destination.ts';
import { openDeviceSocket, type SocketFailure } from './device-socket.ts';

/** A packet to send; an answer that is not silent is one. */
export interface Outgoing {
  readonly packet: DhcpPacket;
  readonly maxBytes: number;
  /** Ports 67 and 68 stand for the server's `port` and `clientPort`. */
  readonly destination: Endpoint;
}

/** Something that went wrong and did not end the server. `defect` is an exception in `handle`. */
export interface DhcpProblem {
  readonly kind: 'malformed' | 'defect' | 'send' | 'socket';
  readonly message: string;
  /** Who sent the packet concerned, or null where none is. */
  readonly sender: Endpoint | null;
}

/** What a server needs; ports other than 67 and 68 are for tests without privileges. */
export interface DhcpServerOptions {
  readonly interfaceName: string;
  readonly port?: number;
  readonly clientPort?: number;
  /** What to send for a packet, or null. */
  readonly handle: (packet: DhcpPacket, sender: Endpoint) => Outgoing | null;
  readonly onProblem: (problem: DhcpProblem) => void;
}

/** A server that listens, until `close` has resolved. */
export interface DhcpServer {
  readonly kind: 'started';
  readonly port: number;
  readonly close: () => Promise<void>;
}

/** Listens for clients and relay agents on one interface and sends what `handle` says. No datagram ends it. */
export async function startDhcpServer(options: DhcpServerOptions): Promise<DhcpServer | SocketFailure> {
  const { interfaceName, port = SERVER_PORT, clientPort = CLIENT_PORT, handle, onProblem } = options;
  const socket = await openDeviceSocket(interfaceName, port);
  if ('kind' in socket) return socket;
  const listening = socket.address().port;
  const ports = new Map([
    [SERVER_PORT, listening],
    [CLIENT_PORT, clientPort],
  ]);
  let open = true;

  const send = (outgoing: Outgoing, sender: Endpoint): void => {
    const { address, port: standard } = outgoing.destination;
    const reply = encodePacket(outgoing.packet, outgoing.maxBytes);
    socket.send(reply, ports.get(standard) ?? standard, address, (error) => {
      if (error) onProblem({ kind: 'send', message: error.message, sender });
    });
  };
  const receive = (bytes: Uint8Array, sender: Endpoint): void => {
    const decoded = decodePacket(bytes);
    if (!decoded.ok) {
      onProblem({ kind: 'malformed', message: `${decoded.problem} (byte ${decoded.offset})`, sender });
      return;
    }
    const outgoing = handle(decoded.packet, sender);
    if (outgoing !== null) send(outgoing, sender);
  };
  socket.on('message', (bytes, { address, port: from }) => {
    const sender = { address, port: from };
    try {
      receive(bytes, sender);
    } catch (error) {
      onProblem({ kind: 'defect', message: String(error), sender });
    }
  });
  socket.on('error', (error) => onProblem({ kind: 'socket', message: error.message, sender: null }));

  const close = async (): Promise<void> => {
    if (!open) return;
    open = false;
    const closed = once(socket, 'close');
    socket.close();
    await closed;
  };
  return { kind: 'started', port: listening, close };
}
