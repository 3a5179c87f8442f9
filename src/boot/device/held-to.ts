import { type Binding, openOnDevice } from './bind-to-device.ts';

/**
 * A descriptor on an address and port that is held to one interface, for Node to listen on; null where there is no such thing:
 * on other systems than Linux, for IPv6, and without privileges before Linux 5.7. Then the address alone must do. Rejects with
 * an error like Node's where the port cannot be had.
 */
export async function heldTo(
  device: string,
  protocol: Binding['protocol'],
  address: string,
  port: number,
): Promise<number | null> {
  if (address.includes(':')) return null;
  const opened = await openOnDevice(device, port, { protocol, address, isShared: protocol === 'tcp' });
  if (opened.kind === 'bound') return opened.fd;
  if (opened.kind === 'unsupported' || opened.code === 'EPERM') return null;
  throw Object.assign(new Error(opened.message), { code: opened.code });
}
