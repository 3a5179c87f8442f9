import { endianness } from 'node:os';
import { getSystemErrorName } from 'node:util';

/** A socket that hears one interface only, why there is none, or what a system without such sockets does instead. */
export type DeviceSocket =
  | { readonly kind: 'bound'; readonly fd: number }
  | { readonly kind: 'failed'; readonly code: string; readonly message: string }
  | { readonly kind: 'unsupported'; readonly instead: 'interface-address' | 'every-interface' };

// The values of every Linux that Node runs on (asm-generic/socket.h).
const AF_INET = 2;
const SOCKET_TYPE = { tcp: 1, udp: 2 } as const;
const SOCK_CLOEXEC = 0o2000000;
const SOL_SOCKET = 1;
const SO_REUSEADDR = 2;
const SO_BINDTODEVICE = 25;
const SO_RCVBUFFORCE = 33;

/** Room for what 2,000 machines say that are turned on at once; a socket has it for 200 by itself. In bytes, which Linux doubles. */
const RECEIVE_BUFFER = 1024 * 1024;

/** Longer names would be cut by the kernel, and could then be another interface's (IFNAMSIZ is 16 with its NUL). */
const MAX_NAME_BYTES = 15;

/** What is to be bound; by default what DHCP needs: UDP on all addresses, on a port that others may have too. */
export interface Binding {
  readonly protocol: keyof typeof SOCKET_TYPE;
  /** An IPv4 address. */
  readonly address: string;
  /** Whether others that say so too may have the port; TCP means by it a port that was closed a moment ago. */
  readonly isShared: boolean;
}

const FOR_DHCP: Binding = { protocol: 'udp', address: '0.0.0.0', isShared: true };

/** The functions of the C library, found once. */
interface Libc {
  readonly socket: (family: number, type: number, protocol: number) => number;
  readonly setsockopt: (fd: number, level: number, name: number, value: Buffer, length: number) => number;
  readonly bind: (fd: number, address: Buffer, length: number) => number;
  readonly close: (fd: number) => number;
  readonly errno: () => string;
}

async function findLibc(): Promise<Libc> {
  // Loaded here: a megabyte that only the running service needs.
  const { default: koffi } = await import('koffi');
  const libc = koffi.load(null);
  return {
    socket: libc.func('int socket(int, int, int)'),
    setsockopt: libc.func('int setsockopt(int, int, int, const void *, uint32_t)'),
    bind: libc.func('int bind(int, const void *, uint32_t)'),
    close: libc.func('int close(int)'),
    errno: () => getSystemErrorName(-koffi.errno()),
  };
}

let found: Promise<Libc> | null = null;

/**
 * A descriptor on an address and port that receives from and sends to one interface only, for `dgram`'s `bind({ fd })`.
 * Bound to the interface before the port, so that no packet of another network slips in between.
 *
 * Without it two sites on one laptop would hear each other, and a broadcast would leave by the default route: a socket
 * on the interface's own address hears no broadcast on Linux. Elsewhere: Windows delivers broadcasts to a socket on the
 * interface's address (`interface-address`); macOS has IP_BOUND_IF, which is not built yet, so the socket hears
 * `every-interface`, where strangers are left alone all the same.
 */
export async function openOnDevice(
  interfaceName: string,
  port: number,
  { protocol, address, isShared }: Binding = FOR_DHCP,
): Promise<DeviceSocket> {
  if (process.platform === 'win32') return { kind: 'unsupported', instead: 'interface-address' };
  if (process.platform !== 'linux') return { kind: 'unsupported', instead: 'every-interface' };
  const name = Buffer.from(interfaceName);
  if (name.length === 0 || name.length > MAX_NAME_BYTES) return failed('ENODEV', interfaceName, port);

  found ??= findLibc();
  const { socket, setsockopt, bind, close, errno } = await found;
  const fd = socket(AF_INET, SOCKET_TYPE[protocol] | SOCK_CLOEXEC, 0);
  if (fd < 0) return failed(errno(), interfaceName, port);
  const on = Buffer.from(Int32Array.of(1).buffer);
  const where = socketAddress(address, port);
  const done =
    (!isShared || setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, on, on.length) === 0) &&
    setsockopt(fd, SOL_SOCKET, SO_BINDTODEVICE, name, name.length) === 0 &&
    bind(fd, where, where.length) === 0;
  if (done) {
    // Asked for with root's right to exceed the system's limit; who has it not keeps what there is.
    const size = Buffer.from(Int32Array.of(RECEIVE_BUFFER).buffer);
    if (protocol === 'udp') setsockopt(fd, SOL_SOCKET, SO_RCVBUFFORCE, size, size.length);
    return { kind: 'bound', fd };
  }
  const code = errno();
  close(fd);
  return failed(code, interfaceName, port);
}

/** `struct sockaddr_in`: the family in the machine's byte order, port and address in the network's. */
function socketAddress(address: string, port: number): Buffer {
  const bytes = Buffer.alloc(16);
  if (endianness() === 'LE') bytes.writeUInt16LE(AF_INET, 0);
  else bytes.writeUInt16BE(AF_INET, 0);
  bytes.writeUInt16BE(port, 2);
  bytes.set(address.split('.').map(Number), 4);
  return bytes;
}

function failed(code: string, interfaceName: string, port: number): DeviceSocket {
  return { kind: 'failed', code, message: explain(code, interfaceName, port) };
}

function explain(code: string, interfaceName: string, port: number): string {
  switch (code) {
    case 'ENODEV':
      return `there is no network interface ${interfaceName}`;
    case 'EACCES':
      return `port ${port} needs root, or the capability CAP_NET_BIND_SERVICE`;
    case 'EPERM':
      return `listening on ${interfaceName} alone needs root, or the capability CAP_NET_RAW`;
    case 'EADDRINUSE':
      return `port ${port} is taken by another program that does not share it`;
    default:
      return `UDP port ${port} on ${interfaceName} cannot be opened: ${code}`;
  }
}
