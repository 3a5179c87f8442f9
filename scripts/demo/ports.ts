import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** A TCP port of loopback that nobody has at this moment: the preferred one if it is free. */
export async function freeTcpPort(preferred: number): Promise<number> {
  for (const wanted of [preferred, 0]) {
    const server = createServer().listen(wanted, '127.0.0.1');
    try {
      await once(server, 'listening');
    } catch {
      continue;
    }
    const address = server.address();
    server.close();
    if (typeof address === 'object' && address !== null) return address.port;
  }
  throw new Error('no TCP port is free');
}

/** A UDP socket on every address, on the preferred port if that is free. */
export async function openUdp(preferred: number): Promise<Socket> {
  for (const wanted of [preferred, 0]) {
    const socket = createSocket('udp4');
    try {
      socket.bind(wanted);
      await once(socket, 'listening');
      return socket;
    } catch {
      socket.close();
    }
  }
  throw new Error('no UDP port is free');
}

/** A UDP port that nobody has at this moment: the preferred one if it is free. */
export async function freeUdpPort(preferred: number): Promise<number> {
  const socket = await openUdp(preferred);
  const { port } = socket.address();
  socket.close();
  return port;
}
