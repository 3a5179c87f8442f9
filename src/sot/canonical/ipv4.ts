/** An IPv4 network: `network` is its lowest address as an unsigned 32-bit number, `prefix` counts from 0 to 32. */
export interface Cidr {
  readonly network: number;
  readonly prefix: number;
}

const OCTET = '(0|[1-9][0-9]?|1[0-9]{2}|2[0-4][0-9]|25[0-5])';
const ADDRESS = new RegExp(`^${OCTET}\\.${OCTET}\\.${OCTET}\\.${OCTET}$`);
const CIDR = /^([^/]+)\/([0-9]|[12][0-9]|3[0-2])$/;

/**
 * An address of four decimal parts as an unsigned 32-bit number, or null where the text is none. A leading zero is refused:
 * some programs read `010` as 8, others as 10. A text that is read is its own canonical form.
 */
export function parseIpv4(text: string): number | null {
  const parts = ADDRESS.exec(text)?.slice(1);
  return parts?.reduce((value, part) => value * 256 + Number(part), 0) ?? null;
}

/** The text of an unsigned 32-bit number as an address: the inverse of `parseIpv4`. */
export function formatIpv4(address: number): string {
  return [24, 16, 8, 0].map((shift) => (address >>> shift) & 255).join('.');
}

function mask(prefix: number): number {
  // A shift by 32 is a shift by 0 in JavaScript.
  return prefix === 0 ? 0 : (0xffffffff << (32 - prefix)) >>> 0;
}

/** The network of `address/prefix`, whichever of its addresses is written, or null where the text is none. */
export function parseCidr(text: string): Cidr | null {
  const parts = CIDR.exec(text);
  const address = parseIpv4(parts?.[1] ?? '');
  if (parts === null || address === null) return null;
  const prefix = Number(parts[2]);
  return { network: (address & mask(prefix)) >>> 0, prefix };
}

/** The canonical text of a network: `198.51.100.0/24`. */
export function formatCidr(cidr: Cidr): string {
  return `${networkAddress(cidr)}/${cidr.prefix}`;
}

/** The lowest address of a network, as text. */
export function networkAddress({ network }: Cidr): string {
  return formatIpv4(network);
}

/** The highest address of a network, as text. */
export function broadcastAddress({ network, prefix }: Cidr): string {
  return formatIpv4((network | ~mask(prefix)) >>> 0);
}

/** The netmask of a network, as text: `255.255.255.0`. */
export function netmask({ prefix }: Cidr): string {
  return formatIpv4(mask(prefix));
}

/** Whether a network contains an address, its lowest and highest included. */
export function cidrContains({ network, prefix }: Cidr, address: number): boolean {
  return (address & mask(prefix)) >>> 0 === network;
}

/** Whether two networks share an address; then one of them contains the other. */
export function cidrsOverlap(a: Cidr, b: Cidr): boolean {
  return a.prefix <= b.prefix ? cidrContains(a, b.network) : cidrContains(b, a.network);
}
