import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { isIPv6 } from 'node:net';
import { decodePacket, encodePacket, type TftpPacket } from '../../../src/boot/tftp/codec.ts';

/** A datagram that came, and the port it came from. */
export interface Received {
  readonly packet: ReturnType<typeof decodePacket>;
  readonly port: number;
}

const PATIENCE = 20_000;

/** A client that does only what a test tells it to. */
export class RawClient {
  readonly #socket: Socket;
  readonly #address: string;
  readonly #inbox: Received[] = [];
  readonly #waiting: ((received: Received) => void)[] = [];

  private constructor(socket: Socket, address: string) {
    this.#socket = socket;
    this.#address = address;
    socket.on('message', (bytes, { port }) => {
      const received = { packet: decodePacket(bytes), port };
      const waiting = this.#waiting.shift();
      if (waiting) waiting(received);
      else this.#inbox.push(received);
    });
  }

  static async open(address = '127.0.0.1'): Promise<RawClient> {
    const socket = createSocket(isIPv6(address) ? 'udp6' : 'udp4');
    socket.bind(0, address);
    await once(socket, 'listening');
    return new RawClient(socket, address);
  }

  get port(): number {
    return this.#socket.address().port;
  }

  /** Sends a packet, or octets written as latin1; resolves when it has left. */
  send(port: number, packet: TftpPacket | string): Promise<void> {
    const bytes = typeof packet === 'string' ? Buffer.from(packet, 'latin1') : encodePacket(packet);
    return new Promise((resolve) => this.#socket.send(bytes, port, this.#address, () => resolve()));
  }

  /** The next datagram; rejects when none has come for so long that none will, on a busy machine too. */
  next(): Promise<Received> {
    const received = this.#inbox.shift();
    if (received) return Promise.resolve(received);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('no datagram came')), PATIENCE);
      this.#waiting.push((value) => {
        clearTimeout(timer);
        resolve(value);
      });
    });
  }

  /** What has come and was not asked for, after everything sent so far has had time to be answered. */
  async leftovers(): Promise<readonly Received[]> {
    await new Promise((resolve) => setTimeout(resolve, 50));
    return this.#inbox.splice(0);
  }

  /** Reads a file in lock-step by RFC 1350, or says why it did not get it. */
  async fetch(port: number, path: string, mode = 'octet'): Promise<Buffer | string> {
    this.send(port, { kind: 'read', path, mode, options: new Map() });
    const parts: Uint8Array[] = [];
    for (;;) {
      const { packet, port: from } = await this.next();
      if (packet.kind === 'error') return `error ${packet.code}: ${packet.message}`;
      if (packet.kind !== 'data') return `a packet of kind ${packet.kind}`;
      if (packet.block === parts.length + 1) parts.push(packet.data);
      await this.send(from, { kind: 'ack', block: packet.block });
      if (packet.data.length < 512) return Buffer.concat(parts);
    }
  }

  async close(): Promise<void> {
    this.#socket.close();
    await once(this.#socket, 'close');
  }
}
