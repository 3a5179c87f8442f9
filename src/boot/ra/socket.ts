import { getSystemErrorName } from 'node:util';
import { ROUTER_SOLICITATION } from './codec.ts';

/** An ICMPv6 message as it came, and from where: the bytes of a `struct sockaddr_in6`, to be answered as they are. */
export interface Heard {
  readonly message: Uint8Array;
  readonly sender: Uint8Array;
}

/** A socket that hears the router solicitations of one interface, or why there is none. */
export type SolicitationSocket =
  | {
      readonly kind: 'open';
      /** The next message that is waiting; null where none is. */
      readonly receive: () => Heard | null;
      /** Null, or the name of the error. */
      readonly send: (message: Uint8Array, to: Uint8Array) => string | null;
      readonly close: () => void;
    }
  | { readonly kind: 'failed'; readonly code: string };

// The values of every Linux that Node runs on (asm-generic/socket.h, linux/in6.h, linux/icmpv6.h).
const AF_INET6 = 10;
const SOCK_RAW = 3;
const SOCK_NONBLOCK = 0o4000;
const SOCK_CLOEXEC = 0o2000000;
const SOL_SOCKET = 1;
const SO_BINDTODEVICE = 25;
const IPPROTO_IPV6 = 41;
const IPPROTO_ICMPV6 = 58;
const IPV6_UNICAST_HOPS = 16;
const IPV6_JOIN_GROUP = 20;
const ICMP6_FILTER = 1;

const ALL_ROUTERS = 'ff020000000000000000000000000002';
const LONGEST_MESSAGE = 1500;
const ADDRESS_LENGTH = 28;

/** An `int` as the kernel reads it. */
function int(value: number): Buffer {
  return Buffer.from(Int32Array.of(value).buffer);
}

/** `struct ipv6_mreq`: the group of all routers, on one interface. */
function membership(index: number): Buffer {
  return Buffer.concat([Buffer.from(ALL_ROUTERS, 'hex'), int(index)]);
}

/** `struct icmp6_filter`: a bit for each type that is not to be heard. */
function onlySolicitations(): Buffer {
  const filter = new Uint32Array(8).fill(0xffff_ffff);
  filter[ROUTER_SOLICITATION >> 5]! &= ~(1 << (ROUTER_SOLICITATION & 31));
  return Buffer.from(filter.buffer);
}

/** The IPv6 address in a `struct sockaddr_in6`: family, port and flow label stand before it, the interface after it. */
export function addressIn(sender: Uint8Array): Uint8Array {
  return sender.subarray(8, 24);
}

/**
 * A raw ICMPv6 socket on one interface. Node has none, and none can be handed to it: it is asked for what is waiting, and never
 * waits. Linux only.
 */
export async function openSolicitations(interfaceName: string): Promise<SolicitationSocket> {
  const { default: koffi } = await import('koffi');
  const libc = koffi.load(null);
  const socket = libc.func('int socket(int, int, int)');
  const setsockopt = libc.func('int setsockopt(int, int, int, const void *, uint32_t)');
  const indexOf = libc.func('unsigned int if_nametoindex(const char *)');
  const recvfrom = libc.func('intptr_t recvfrom(int, void *, size_t, int, void *, void *)');
  const sendto = libc.func('intptr_t sendto(int, const void *, size_t, int, const void *, uint32_t)');
  const close = libc.func('int close(int)');

  const errno = (): string => getSystemErrorName(-koffi.errno());
  const index: number = indexOf(interfaceName);
  if (index === 0) return { kind: 'failed', code: errno() };
  const fd: number = socket(AF_INET6, SOCK_RAW | SOCK_NONBLOCK | SOCK_CLOEXEC, IPPROTO_ICMPV6);
  if (fd < 0) return { kind: 'failed', code: errno() };
  const name = Buffer.from(interfaceName);
  const set = (level: number, option: number, value: Buffer): boolean =>
    setsockopt(fd, level, option, value, value.length) === 0;
  const done =
    set(SOL_SOCKET, SO_BINDTODEVICE, name) &&
    set(IPPROTO_ICMPV6, ICMP6_FILTER, onlySolicitations()) &&
    // Who gets neighbour discovery with fewer takes it for a forgery from afar (RFC 4861 §6.1.2).
    set(IPPROTO_IPV6, IPV6_UNICAST_HOPS, int(255)) &&
    set(IPPROTO_IPV6, IPV6_JOIN_GROUP, membership(index));
  if (!done) {
    const code = errno();
    close(fd);
    return { kind: 'failed', code };
  }
  const buffer = Buffer.alloc(LONGEST_MESSAGE);
  return {
    kind: 'open',
    receive: () => {
      const sender = Buffer.alloc(ADDRESS_LENGTH);
      const length: number = Number(recvfrom(fd, buffer, buffer.length, 0, sender, int(ADDRESS_LENGTH)));
      return length < 0 ? null : { message: Uint8Array.from(buffer.subarray(0, length)), sender };
    },
    send: (message, to) =>
      Number(sendto(fd, message, message.length, 0, to, ADDRESS_LENGTH)) < 0 ? errno() : null,
    close: () => close(fd),
  };
}
