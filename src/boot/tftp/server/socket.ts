import { createSocket, type Socket } from 'node:dgram';
import { isIPv6 } from 'node:net';
import { heldTo } from '../../device/held-to.ts';
import { literally } from '../../literal-lookup.ts';
import { encodePacket, type TftpPacket } from '../codec.ts';
import type { TftpClient } from '../events.ts';
import { Batch } from './batch.ts';
import { batchArena, ipv4Number } from './batch-arena.ts';

/** A socket, and the batch by which datagrams go through it together; null where the system has no such thing. */
export interface BatchedSocket {
  readonly socket: Socket;
  readonly batch: Batch | null;
}

/** As `bindSocket`, for transfers: on Linux and IPv4 with a batch. */
export async function bindBatched(
  address: string,
  port: number,
  device: string | null = null,
): Promise<BatchedSocket> {
  const arena = isIPv6(address) ? null : await batchArena();
  const held = device === null ? null : await heldTo(device, 'udp', address, port);
  // Where there is no descriptor, the attempt without one says why, or succeeds.
  const fd = held ?? arena?.bind({ address: ipv4Number(address), port }) ?? null;
  const socket = await listening(address, port, fd);
  return { socket, batch: arena === null || fd === null ? null : new Batch(arena, socket, fd) };
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
  return listening(address, port, device === null ? null : await heldTo(device, 'udp', address, port));
}

/** A socket on a descriptor, or bound to the address and port where there is none. */
async function listening(address: string, port: number, fd: number | null): Promise<Socket> {
  const socket = newSocket(address);
  await bound(socket, () => (fd === null ? socket.bind(port, address) : socket.bind({ fd })));
  return socket;
}

function newSocket(address: string): Socket {
  return isIPv6(address)
    ? createSocket({ type: 'udp6', ipv6Only: true, lookup: literally })
    : createSocket({ type: 'udp4', lookup: literally });
}

/** Resolves when `bind` has been done; a socket for which it fails is closed. */
async function bound(socket: Socket, bind: () => void): Promise<void> {
  try {
    await new Promise<void>((resolve, reject) => {
      socket.once('error', reject);
      socket.once('listening', () => {
        socket.off('error', reject);
        resolve();
      });
      bind();
    });
  } catch (error) {
    socket.close();
    throw error;
  }
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
