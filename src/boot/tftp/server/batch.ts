import type { Socket } from 'node:dgram';
import type { TftpClient } from '../events.ts';
import { BATCH, type BatchArena, type Ipv4Peer, ipv4Number, LONGEST } from './batch-arena.ts';

/** A batch that was begun and not sent yet: all of the process share one arena. */
let open: Batch | null = null;

function textOf(address: number): string {
  return `${address >>> 24}.${(address >>> 16) & 255}.${(address >>> 8) & 255}.${address & 255}`;
}

/** How many clients' addresses are remembered as text. */
const MOST_REMEMBERED = 1024;

/**
 * What goes out of one socket in one turn of the event loop, sent together, and what has come in, taken together. Of many
 * clients in lock-step each turn serves all that have answered; a window is one call.
 */
export class Batch {
  readonly #arena: BatchArena;
  readonly #socket: Socket;
  readonly #fd: number;
  readonly #texts = new Map<number, string>();
  #peers: Ipv4Peer[] = [];
  #lengths: number[] = [];
  #isClosed = false;

  /** `fd` is the socket's, an IPv4 one. */
  constructor(arena: BatchArena, socket: Socket, fd: number) {
    this.#arena = arena;
    this.#socket = socket;
    this.#fd = fd;
  }

  /** A way to one client: each datagram goes out before the next turn of the event loop, in the order of the calls. */
  to({ address, port }: TftpClient): (bytes: Uint8Array, at: number, length: number) => void {
    const peer = { address: ipv4Number(address), port };
    return (bytes, at, length) => {
      if (this.#isClosed) return;
      if (length > LONGEST) {
        this.flush();
        this.#socket.send(bytes, at, length, port, address);
        return;
      }
      if (open !== this) {
        open?.flush();
        open = this;
        queueMicrotask(() => this.flush());
      }
      this.#arena.put(this.#peers.length, bytes, at, length, peer);
      this.#lengths.push(length);
      if (this.#peers.push(peer) === BATCH) this.flush();
    };
  }

  /** Sends what was put together so far. */
  flush(): void {
    if (open !== this) return;
    open = null;
    const [peers, lengths] = [this.#peers, this.#lengths];
    this.#peers = [];
    this.#lengths = [];
    if (this.#isClosed) return;
    const sent = this.#arena.send(this.#fd, peers.length);
    // What the system has no room for now waits in the socket; what it refuses is lost there as any other datagram is.
    for (let slot = sent; slot < peers.length; slot++) {
      const { address, port } = peers[slot]!;
      this.#socket.send(this.#arena.copy(slot, lengths[slot]!), port, textOf(address));
    }
  }

  /** Hands out all that has come and was not heard of yet; the bytes are good during the call only. */
  drain(hear: (bytes: Uint8Array, peer: TftpClient) => void): void {
    for (let count = BATCH; count === BATCH && !this.#isClosed; ) {
      count = this.#arena.receive(this.#fd);
      for (let slot = 0; slot < count; slot++) {
        const port = this.#arena.senderPort(slot);
        // A source port of 0 is a forgery. What was heard before may have closed the socket.
        if (port === 0 || this.#isClosed) continue;
        hear(this.#arena.taken(slot), { address: this.#text(this.#arena.senderAddress(slot)), port });
      }
    }
  }

  /** Sends what is left; to be called before the socket is closed, whose number another may have afterwards. */
  close(): void {
    this.flush();
    this.#isClosed = true;
  }

  #text(address: number): string {
    const before = this.#texts.get(address);
    if (before !== undefined) return before;
    if (this.#texts.size >= MOST_REMEMBERED) this.#texts.clear();
    const text = textOf(address);
    this.#texts.set(address, text);
    return text;
  }
}
