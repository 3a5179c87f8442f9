import { endianness } from 'node:os';
import { getSystemErrorName } from 'node:util';

/** A socket that hears one interface only, why there is none, or what a system without such sockets does instead. */
export type DeviceSocket =
  | { readonly kind: 'bound'; readonly fd: number }
  | { readonly kind: 'failed'; readonly code: string; readonly message: string }
  | { readonly kind: 'unsupported'; readonly instead: 'interface-address' | 'every-interface' };

// The values of every Linux that Node runs on (asm-generic/socket.h).
const AF_INET = 2;
const SOCK_DGRAM = 2;
const SOCK_CLOEXEC = 0o2000000;
const SOL_SOCKET = 1;
const SO_REUSEADDR = 2;
const SO_BINDTODEVICE = 25;

/** Longer names would be cut by the kernel, and could then be another interface's (IFNAMSIZ is 16 with its NUL). */
const MAX_NAME_BYTES = 15;

/**
 * A UDP descriptor on 0.0.0.0:`port` that receives from and sends to one interface only, for `dgram`'s `bind({ fd })`.
 * Bound to the interface before the port, so that no packet of another network slips in between.
 *
 * Without it two sites on one laptop would hear each other, and a broadcast would leave by the default route: a socket
 * on the interface's own address hears no broadcast on Linux. Elsewhere: Windows delivers broadcasts to a socket on the
 * interface's address (`interface-address`); macOS has IP_BOUND_IF, which is not built yet, so the socket hears
 * `every-interface`, where strangers are left alone all the same.
 */
export async function openOnDevice(interfaceName: string, port: number): Promise<DeviceSocket> {
  if (process.platform === 'win32') return { kind: 'unsupported', instead: 'interface-address' };
  if (process.platform !== 'linux') return { kind: 'unsupported', instead: 'every-interface' };
  const name = Buffer.from(interfaceName);
  if (name.length === 0 || name.length > MAX_NAME_BYTES) return failed('ENODEV', interfaceName, port);

  // Loaded here: a megabyte that only the running service needs.
  const { default: koffi } = await import('koffi');
  const libc = koffi.load(null);
  const socket = libc.func('int socket(int, int, int)');
  const setsockopt = libc.func('int setsockopt(int, int, int, const void *, uint32_t)');
  const bind = libc.func('int bind(int, const void *, uint32_t)');
  const close = libc.func('int close(int)');

  const errno = () => getSystemErrorName(-koffi.errno());
  const fd: number = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  if (fd < 0) return failed(errno(), interfaceName, port);
  const on = Buffer.from(Int32Array.of(1).buffer);
  const address = socketAddress(port);
  const done =
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, on, on.length) === 0 &&
    setsockopt(fd, SOL_SOCKET, SO_BINDTODEVICE, name, name.length) === 0 &&
    bind(fd, address, address.length) === 0;
  if (done) return { kind: 'bound', fd };
  const code = errno();
  close(fd);
  return failed(code, interfaceName, port);
}

/** `struct sockaddr_in` of 0.0.0.0: the family in the machine's byte order, the port in the network's. */
function socketAddress(port: number): Buffer {
  const address = Buffer.alloc(16);
  if (endianness() === 'LE') address.writeUInt16LE(AF_INET, 0);
  else address.writeUInt16BE(AF_INET, 0);
  address.writeUInt16BE(port, 2);
  return address;
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
