import { readIpv4 } from '../../dhcp/codec/ipv4.ts';
import type { Endpoint } from '../../dhcp/destination.ts';
import type { Frame } from './capture.ts';

/** A UDP datagram over IPv4. */
export interface Datagram {
  readonly from: Endpoint;
  readonly to: Endpoint;
  readonly payload: Uint8Array;
}

// Numbers of tcpdump's registry of link types.
const ETHERNET = 1;
const RAW = [12, 14, 101];
const IPV4 = 228;
const COOKED = 113;
const COOKED_2 = 276;

/** Whether frames of a link type can be read. */
export function isKnownLink(linkType: number): boolean {
  return [ETHERNET, ...RAW, IPV4, COOKED, COOKED_2].includes(linkType);
}

// Numbers of protocols in Ethernet frames: IPv4, and what stands before it in a VLAN (IEEE 802.1Q, 802.1ad, and older).
const IP = 0x0800;
const VLANS = [0x8100, 0x88a8, 0x9100];

const UDP = 17;

/** Where the IP packet of a frame begins; null where there is none. */
function ipStart(view: DataView, linkType: number): number | null {
  if (linkType === IPV4 || RAW.includes(linkType)) return 0;
  const header = { [ETHERNET]: [12, 14], [COOKED]: [14, 16], [COOKED_2]: [0, 20] }[linkType];
  if (header === undefined) return null;
  let [type, start] = header as [number, number];
  while (start <= view.byteLength && type + 2 <= view.byteLength) {
    const protocol = view.getUint16(type);
    if (protocol === IP) return start;
    if (!VLANS.includes(protocol)) return null;
    // A tag is its number and then the next protocol.
    type = start + 2;
    start += 4;
  }
  return null;
}

/**
 * The datagram in a frame; null where it holds another protocol; a sentence where it is cut off, or a fragment, which cannot be
 * read alone.
 */
export function datagramOf({ bytes, linkType }: Frame): Datagram | string | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at = ipStart(view, linkType);
  if (at === null || view.byteLength < at + 20 || view.getUint8(at) >> 4 !== 4) return null;
  const header = (view.getUint8(at) & 15) * 4;
  if (header < 20 || view.getUint8(at + 9) !== UDP) return null;
  const fragment = view.getUint16(at + 6) & 0x3fff;
  if ((fragment & 0x1fff) !== 0) return null;
  const udp = at + header;
  if (view.byteLength < udp + 8) return 'its UDP header is cut off';
  const length = view.getUint16(udp + 4);
  if (length < 8) return `its UDP header says ${length} bytes, and has 8 itself`;
  if (fragment !== 0) return 'it is the first of several fragments';
  if (view.byteLength < udp + length)
    return `it is cut off: ${view.byteLength - udp - 8} of ${length - 8} bytes were captured`;
  return {
    from: { address: readIpv4(bytes, at + 12), port: view.getUint16(udp) },
    to: { address: readIpv4(bytes, at + 16), port: view.getUint16(udp + 2) },
    payload: bytes.subarray(udp + 8, udp + length),
  };
}
