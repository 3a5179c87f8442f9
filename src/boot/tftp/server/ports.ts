import type { TftpClient } from '../events.ts';
import { type Line, Port } from './port.ts';
import { bindBatched } from './socket.ts';

/** Where transfers get their lines; rejects with Node's error where the system has no port left. */
export type Connect = (client: TftpClient) => Promise<Line>;

/** Of the acknowledgements of so many clients, none is lost in the buffer that a socket has by default. */
const MOST_ON_A_PORT = 64;

/**
 * Lines on ports other than the server's. Up to 64 transfers share a port: what has come for all of them is then read in
 * one turn of the event loop, which is what many clients in lock-step cost. A port is closed with its last transfer.
 */
export function sharedPorts(
  address: string,
  onProblem: (message: string) => void,
  device: string | null = null,
): Connect {
  const ports = new Set<Port>();
  let opening: Promise<unknown> | null = null;

  async function open(): Promise<void> {
    const socket = await bindBatched(address, 0, device);
    const port = new Port(socket, (empty) => {
      ports.delete(empty);
      return empty.close();
    });
    port.listen(onProblem);
    ports.add(port);
  }

  return async (client) => {
    for (;;) {
      const free = [...ports].find((port) => port.size < MOST_ON_A_PORT && !port.has(client));
      if (free !== undefined) return free.connect(client);
      opening ??= open().finally(() => {
        opening = null;
      });
      await opening;
    }
  };
}

/** Lines on the server's own port, for firewalls that let nothing else through; see RFC 1350, section 4, for why not. */
export function singlePort(port: Port): Connect {
  return async (client) => port.connect(client);
}
