import type { Host, Interface, Subnet } from './types.ts';

/**
 * The interface whose address an interface is given: that of the bond whose first member it is, because firmware boots from
 * one card and knows nothing of bonds; else its own.
 */
export function leaseOf(interfaces: readonly Interface[], iface: Interface): Interface {
  if (iface.ipv4 !== null || iface.data.ipv4 !== undefined) return iface;
  const { name } = iface.data;
  const bond = interfaces.find(({ type, data }) => type === 'bond' && data.members?.[0] === name);
  return bond ?? iface;
}

/** The network that a host boots in; null where it is not known. */
export function bootSubnet({ primary, interfaces }: Pick<Host, 'primary' | 'interfaces'>): Subnet | null {
  return primary && leaseOf(interfaces, primary).subnet;
}
