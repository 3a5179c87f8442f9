import { createSocket, type Socket } from 'node:dgram';
import { isIPv6 } from 'node:net';
import { heldTo } from '../../device/held-to.ts';
import { encodePacket, type TftpPacket } from '../codec.ts';
import type { TftpClient } from '../events.ts';

type LookupDone = (error: null, address: string, family: number) => void;

/** Addresses are never names here: an answer at once spares each send the detour through the resolver's queue. */
function literally(address: string, ...rest: readonly unknown[]): void {
  (rest.at(-1) as LookupDone)(null, address, isIPv6(address) ? 6 : 4);
}

/**
 * A socket bound to the address and port, 0 being any free one, and held to the interface `device` where one is given;
 * rejects with the system's error if that cannot be had.
 */
export async function bindSocket(
  address: string,
  port: number,
  device: string | null = null,
): Promise<Socket> {
  const fd = device === null ? null : await heldTo(device, 'udp', address, port);
  const socket = isIPv6(address)
    ? createSocket({ type: 'udp6', ipv6Only: true, lookup: literally })
    : createSocket({ type: 'udp4', lookup: literally });
  try {
    await new Promise<void>((resolve, reject) => {
      socket.once('error', reject);
      const bound = (): void => {
        socket.off('error', reject);
        resolve();
      };
      if (fd === null) socket.bind(port, address, bound);
      else socket.bind({ fd }, bound);
    });
  } catch (error) {
    socket.close();
    throw error;
  }
  return socket;
}

/** Calls back for each datagram that can be answered: a source port of 0 is a forgery. */
export function onDatagram(socket: Socket, handle: (bytes: Uint8Array, peer: TftpClient) => void): void {
  socket.on('message', (bytes, peer) => {
    if (peer.port !== 0) handle(bytes, { address: peer.address, port: peer.port });
  });
}

/** Sends one packet; `onProblem` hears it if the system does not let it out. */
export function sendPacket(
  socket: Socket,
  packet: TftpPacket,
  to: TftpClient,
  onProblem: (message: string) => void,
): void {
  socket.send(encodePacket(packet), to.port, to.address, (error) => {
    if (error) onProblem(`the answer could not be sent: ${error.message}`);
  });
}

/** Resolves when the socket is closed and holds the process no longer. */
export function closeSocket(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    socket.close(() => resolve());
  });
}
