import type { Socket } from 'node:dgram';
import { decodePacket, TFTP_ERROR, type TftpPacket } from '../codec.ts';
import type { TftpClient } from '../events.ts';
import type { SendFrame } from '../frames.ts';
import type { Batch } from './batch.ts';
import { ByClient } from './by-client.ts';
import { type BatchedSocket, closeSocket, onDatagram, sendPacket } from './socket.ts';

/** What a transfer hears on its line. */
export interface LineHooks {
  readonly onDatagram: (bytes: Uint8Array) => void;
  /** The line is of no use any more. */
  readonly onCut: (reason: string) => void;
  readonly onProblem: (message: string) => void;
}

/** One transfer's way to its client and back; after `close`, or once it was cut, nothing is heard or sent. */
export interface Line {
  readonly hear: (hooks: LineHooks) => void;
  readonly sendFrame: SendFrame;
  readonly send: (packet: TftpPacket) => void;
  readonly close: () => Promise<void>;
}

/** A line as its port sees it. */
interface OwnLine {
  hooks: LineHooks;
  isOpen: boolean;
}

const DEAF: LineHooks = { onDatagram: () => undefined, onCut: () => undefined, onProblem: () => undefined };

/** How many clients that have gone a port remembers. */
const MOST_GONE = 1024;

function keyOf({ address, port }: TftpClient): string {
  return `${address} ${port}`;
}

function plainly(socket: Socket, { address, port }: TftpClient): SendFrame {
  return (bytes, at, length) => socket.send(bytes, at, length, port, address);
}

/**
 * A port of ours with the transfers on it, told apart by the address and port of the client: the pair of both ports is
 * what identifies a transfer (RFC 1350, section 4).
 */
export class Port {
  readonly #socket: Socket;
  readonly #batch: Batch | null;
  readonly #onEmpty: (port: Port) => Promise<void>;
  readonly #lines = new ByClient<OwnLine>();
  readonly #gone = new Set<string>();

  /** `onEmpty` is called when the last of its transfers has ended. */
  constructor({ socket, batch }: BatchedSocket, onEmpty: (port: Port) => Promise<void>) {
    this.#socket = socket;
    this.#batch = batch;
    this.#onEmpty = onEmpty;
    socket.on('error', ({ message }) => {
      for (const { hooks } of this.#lines.values()) hooks.onCut(message);
    });
  }

  /** How many transfers there are. */
  get size(): number {
    return this.#lines.size;
  }

  /** Whether a client has a transfer here already. */
  has(client: TftpClient): boolean {
    return this.#lines.get(client) !== undefined;
  }

  /** A line to a client; one that it had here before is cut. */
  connect(client: TftpClient): Line {
    const socket = this.#socket;
    const own: OwnLine = { hooks: DEAF, isOpen: true };
    const before = this.#lines.get(client);
    this.#lines.set(client, own);
    if (before !== undefined) {
      before.isOpen = false;
      before.hooks.onCut('the client has asked again');
    }
    const sendFrame = this.#batch?.to(client) ?? plainly(socket, client);
    return {
      hear: (hooks) => {
        own.hooks = hooks;
      },
      sendFrame: (bytes, at, length) => {
        if (own.isOpen) sendFrame(bytes, at, length);
      },
      send: (packet) => {
        if (own.isOpen) sendPacket(socket, packet, client, own.hooks.onProblem);
      },
      close: async () => {
        if (!own.isOpen) return;
        own.isOpen = false;
        this.#lines.delete(client);
        if (this.#gone.size >= MOST_GONE) this.#gone.clear();
        this.#gone.add(keyOf(client));
        if (this.#lines.size === 0) await this.#onEmpty(this);
      },
    };
  }

  /** Hands a datagram to the transfer of its sender; whether there is one. */
  deliver(bytes: Uint8Array, peer: TftpClient): boolean {
    const line = this.#lines.get(peer);
    line?.hooks.onDatagram(bytes);
    return line !== undefined;
  }

  /** Listens by itself: who has no transfer here is told so with ERROR 5. */
  listen(onProblem: (message: string) => void): void {
    this.hearAll((bytes, peer) => {
      if (this.deliver(bytes, peer)) return;
      // The last ACK may come twice. An ERROR now could meet the client's next request.
      if (this.#gone.has(keyOf(peer))) return;
      // No ERROR in reply to an ERROR, or two servers could keep each other busy for ever.
      if (decodePacket(bytes).kind === 'error') return;
      const code = TFTP_ERROR.unknownTransfer;
      sendPacket(this.#socket, { kind: 'error', code, message: 'unknown transfer' }, peer, onProblem);
    });
  }

  /** Calls back for each datagram, whose bytes are good during the call only. */
  hearAll(hear: (bytes: Uint8Array, peer: TftpClient) => void): void {
    onDatagram(this.#socket, (bytes, peer) => {
      hear(bytes, peer);
      // Where several have a transfer here, others have answered too while this one was heard.
      if (this.#lines.size > 1) this.#batch?.drain(hear);
    });
  }

  /** Gives the port back to the system. */
  close(): Promise<void> {
    this.#batch?.close();
    return closeSocket(this.#socket);
  }
}
