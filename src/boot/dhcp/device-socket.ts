import { type BindOptions, createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { networkInterfaces } from 'node:os';
import { openOnDevice } from '../device/bind-to-device.ts';
import { literally } from '../literal-lookup.ts';

/** Why a socket could not be had: the system's error code, and a sentence. */
export interface SocketFailure {
  readonly kind: 'failed';
  readonly code: string;
  readonly message: string;
}

/** A socket that hears and speaks on one interface only, as far as the system can; broadcasts are allowed on it. */
export async function openDeviceSocket(interfaceName: string, port: number): Promise<Socket | SocketFailure> {
  const device = await openOnDevice(interfaceName, port);
  if (device.kind === 'failed') return device;
  if (device.kind === 'bound') return bindSocket({ fd: device.fd });
  if (device.instead === 'every-interface') return bindSocket({ port, address: '0.0.0.0' });
  const own = networkInterfaces()[interfaceName]?.find(({ family }) => family === 'IPv4');
  if (own) return bindSocket({ port, address: own.address });
  return { kind: 'failed', code: 'ENODEV', message: `no interface ${interfaceName} has an IPv4 address` };
}

async function bindSocket(where: BindOptions): Promise<Socket | SocketFailure> {
  const socket = createSocket({ type: 'udp4', reuseAddr: true, lookup: literally });
  // Waited for before it is bound: with a descriptor, dgram listens within the call.
  const listening = once(socket, 'listening');
  try {
    socket.bind(where);
    await listening;
    socket.setBroadcast(true);
    return socket;
  } catch (error) {
    const { code = 'UNKNOWN', message } = error as NodeJS.ErrnoException;
    socket.close();
    return { kind: 'failed', code, message };
  }
}
