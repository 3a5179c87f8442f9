// Linux's sendmmsg(2) and recvmmsg(2), which carry many datagrams for the price of one call.
import { endianness } from 'node:os';

/** Datagrams in one call: one for each transfer that shares a port, or a whole window. */
export const BATCH = 64;

/** The longest datagram of TFTP that is sent in a batch: a block that fills an Ethernet frame, with its four octets before it. */
export const LONGEST = 1472;

/** What is longer than this is cut: only an ACK, an ERROR or a request comes to us (RFC 2347: at most 512 octets). */
const LONGEST_HEARD = 1024;

// struct sockaddr_in, struct iovec, struct mmsghdr as they are on every 64-bit Linux.
const NAME = 16;
const IOVEC = 16;
const MESSAGE = 64;
const MESSAGE_LENGTH = 56;
const AF_INET = 2;
const SOCK_DGRAM = 2;
const SOCK_CLOEXEC = 0o2000000;
const MSG_DONTWAIT = 0x40;

/** One slot after the other: where each datagram and the address beside it lie, and the headers that say so to the system. */
class Slots {
  readonly data: Uint8Array;
  readonly names: DataView;
  readonly headers: DataView;
  readonly #vectors: DataView;
  readonly #size: number;

  constructor(size: number, addressOf: (memory: ArrayBuffer) => bigint) {
    const [data, names, vectors, headers] = [size, NAME, IOVEC, MESSAGE].map(
      (bytes) => new ArrayBuffer(bytes * BATCH),
    ) as [ArrayBuffer, ArrayBuffer, ArrayBuffer, ArrayBuffer];
    this.#size = size;
    this.data = new Uint8Array(data);
    this.names = new DataView(names);
    this.#vectors = new DataView(vectors);
    this.headers = new DataView(headers);
    for (let slot = 0; slot < BATCH; slot++) {
      this.#vectors.setBigUint64(slot * IOVEC, addressOf(data) + BigInt(slot * size), true);
      this.setLength(slot, size);
      this.headers.setBigUint64(slot * MESSAGE, addressOf(names) + BigInt(slot * NAME), true);
      this.headers.setUint32(slot * MESSAGE + 8, NAME, true);
      this.headers.setBigUint64(slot * MESSAGE + 16, addressOf(vectors) + BigInt(slot * IOVEC), true);
      this.headers.setBigUint64(slot * MESSAGE + 24, 1n, true);
      this.names.setUint16(slot * NAME, AF_INET, true);
    }
  }

  /** How long the datagram in a slot is, or may be. */
  setLength(slot: number, length: number): void {
    // The upper half stays 0: no datagram has 4 GiB.
    this.#vectors.setUint32(slot * IOVEC + 8, length, true);
  }

  at(slot: number): number {
    return slot * this.#size;
  }
}

/** Who a datagram is for, or from: an IPv4 address as 32 bits, and a port. */
export interface Ipv4Peer {
  readonly address: number;
  readonly port: number;
}

/** An IPv4 address as 32 bits. */
export function ipv4Number(address: string): number {
  return address.split('.').reduce((number, part) => ((number << 8) | Number(part)) >>> 0, 0);
}

/** Memory for one batch at a time each way, and the system's two calls. */
export interface BatchArena {
  /** A descriptor bound to an IPv4 address and port, for `dgram`'s `bind({ fd })`; null where it cannot be had. */
  readonly bind: (at: Ipv4Peer) => number | null;
  /** Puts a copy of a datagram into a slot below `BATCH`. */
  readonly put: (slot: number, bytes: Uint8Array, at: number, length: number, to: Ipv4Peer) => void;
  /** Sends the datagrams in the first slots; how many the system has taken. */
  readonly send: (fd: number, count: number) => number;
  /** A copy of the datagram in a slot. */
  readonly copy: (slot: number, length: number) => Uint8Array;
  /** Takes what has come, at most `BATCH`; how many there are. */
  readonly receive: (fd: number) => number;
  /** What was taken into a slot; the bytes are good until the next `receive`. */
  readonly taken: (slot: number) => Uint8Array;
  readonly senderAddress: (slot: number) => number;
  readonly senderPort: (slot: number) => number;
}

let arena: Promise<BatchArena | null> | undefined;

/** The arena that all ports of this process share, for nothing in it outlives a call; null where the system is another one. */
export function batchArena(): Promise<BatchArena | null> {
  arena ??= makeArena();
  return arena;
}

async function makeArena(): Promise<BatchArena | null> {
  const isKnown = ['x64', 'arm64'].includes(process.arch) && endianness() === 'LE';
  if (process.platform !== 'linux' || !isKnown) return null;
  // Loaded here: a megabyte that only the running service needs.
  const { default: koffi } = await import('koffi');
  const libc = koffi.load(null);
  const socket = libc.func('int socket(int, int, int)');
  const bind = libc.func('int bind(int, const void *, uint32_t)');
  const close = libc.func('int close(int)');
  const sendmmsg = libc.func('int sendmmsg(int, void *, uint32_t, int)');
  const recvmmsg = libc.func('int recvmmsg(int, void *, uint32_t, int, void *)');
  const addressOf = (memory: ArrayBuffer): bigint => koffi.address(memory);
  const out = new Slots(LONGEST, addressOf);
  const heard = new Slots(LONGEST_HEARD, addressOf);
  const [outHeaders, heardHeaders] = [out, heard].map(({ headers }) => new Uint8Array(headers.buffer));
  return {
    bind: ({ address, port }) => {
      const fd: number = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
      if (fd < 0) return null;
      const name = new DataView(new ArrayBuffer(NAME));
      name.setUint16(0, AF_INET, true);
      name.setUint16(2, port);
      name.setUint32(4, address);
      if (bind(fd, new Uint8Array(name.buffer), NAME) === 0) return fd;
      close(fd);
      return null;
    },
    put: (slot, bytes, at, length, { address, port }) => {
      out.data.set(bytes.subarray(at, at + length), out.at(slot));
      out.setLength(slot, length);
      out.names.setUint16(slot * NAME + 2, port);
      out.names.setUint32(slot * NAME + 4, address);
    },
    send: (fd, count) => Math.max(0, sendmmsg(fd, outHeaders, count, MSG_DONTWAIT)),
    copy: (slot, length) => out.data.slice(out.at(slot), out.at(slot) + length),
    receive: (fd) => Math.max(0, recvmmsg(fd, heardHeaders, BATCH, MSG_DONTWAIT, null)),
    taken: (slot) => {
      const length = heard.headers.getUint32(slot * MESSAGE + MESSAGE_LENGTH, true);
      return heard.data.subarray(heard.at(slot), heard.at(slot) + length);
    },
    senderAddress: (slot) => heard.names.getUint32(slot * NAME + 4),
    senderPort: (slot) => heard.names.getUint16(slot * NAME + 2),
  };
}
