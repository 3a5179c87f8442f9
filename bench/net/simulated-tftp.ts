import { createSocket } from 'node:dgram';
import { decodePacket, encodePacket } from '../../src/boot/tftp/codec.ts';

const BLKSIZE = 1468;
const PATIENCE = 2000;
const ATTEMPTS = 5;

/** What a transfer came to. */
export interface Fetched {
  readonly bytes: number;
  /** How often nothing came in time. */
  readonly retries: number;
}

/** Reads a file by TFTP in lock-step, as firmware does, from an address of its own. */
export function fetchTftp(from: string, server: string, path: string): Promise<Fetched> {
  return new Promise((resolve, reject) => {
    const socket = createSocket('udp4');
    const options = new Map([['blksize', String(BLKSIZE)]]);
    let last = encodePacket({ kind: 'read', path, mode: 'octet', options });
    let port = 69;
    let expected = 1;
    let bytes = 0;
    let retries = 0;
    const send = (): void => socket.send(last, port, server);
    const timer = setInterval(() => {
      retries += 1;
      if (retries > ATTEMPTS) end(new Error(`${from}: ${path} stands still at ${bytes} octets`));
      else send();
    }, PATIENCE);
    const end = (error: Error | null): void => {
      clearInterval(timer);
      socket.close();
      if (error === null) resolve({ bytes, retries });
      else reject(error);
    };
    socket.on('message', (datagram, peer) => {
      const packet = decodePacket(datagram);
      if (packet.kind === 'error') return end(new Error(`${from}: ${path}: ${packet.message}`));
      port = peer.port;
      if (packet.kind === 'options') {
        last = encodePacket({ kind: 'ack', block: 0 });
      } else if (packet.kind === 'data' && packet.block === (expected & 0xffff)) {
        last = encodePacket({ kind: 'ack', block: packet.block });
        expected += 1;
        bytes += packet.data.length;
        send();
        if (packet.data.length < BLKSIZE) end(null);
        timer.refresh();
        return;
      }
      timer.refresh();
      send();
    });
    socket.on('error', end);
    socket.bind(0, from, send);
  });
}
