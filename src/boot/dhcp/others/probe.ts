import { UNSET } from '../codec/ipv4.ts';
import { encodeOption } from '../codec/options.ts';
import { BOOTREQUEST, BROADCAST_FLAG, type DhcpPacket, MESSAGE_TYPE } from '../codec/packet.ts';

/** The user class by which one vaq knows the probe of another, in the list form of RFC 3004 §4. */
const USER_CLASS = Uint8Array.of(3, ...new TextEncoder().encode('vaq'));

/** The architectures that are asked for, by their numbers in option 93: boot servers may know only one of them. */
const PROBED = { bios: 0, 'efi-x86_64': 7 } as const;

/** A machine that does not exist, by which servers are asked who they are. */
export interface Probe {
  /** Six bytes, of no maker's. */
  readonly mac: Uint8Array;
  readonly xid: number;
  readonly architecture: keyof typeof PROBED;
}

/** The six bytes of a MAC that is nobody's: administered locally, one machine's (IEEE 802-2014 §8.4). */
export function probeMac(random: Uint8Array): Uint8Array {
  const [first = 0, ...rest] = random;
  return Uint8Array.of((first & 0xfc) | 2, ...rest);
}

/**
 * The DISCOVER of a PXE ROM that asks for everything a boot needs. No server keeps more of it than an address on offer:
 * no REQUEST follows (RFC 2131 §4.3.1).
 */
export function probePacket({ mac, xid, architecture }: Probe): DhcpPacket {
  const number = PROBED[architecture];
  return {
    op: BOOTREQUEST,
    htype: 1,
    hops: 0,
    xid,
    secs: 0,
    // Nobody has the address that is offered: only a broadcast is heard.
    flags: BROADCAST_FLAG,
    ciaddr: UNSET,
    yiaddr: UNSET,
    siaddr: UNSET,
    giaddr: UNSET,
    chaddr: mac,
    sname: new Uint8Array(),
    file: new Uint8Array(),
    options: new Map([
      [53, encodeOption(53, MESSAGE_TYPE.DISCOVER)],
      [55, encodeOption(55, [1, 3, 6, 15, 43, 54, 60, 66, 67])],
      [57, encodeOption(57, 1472)],
      [60, encodeOption(60, `PXEClient:Arch:${String(number).padStart(5, '0')}:UNDI:002001`)],
      [77, USER_CLASS],
      [93, encodeOption(93, [number])],
      [94, Uint8Array.of(1, 2, 1)],
      // ProxyDHCP servers drop what has no machine identifier (RFC 4578 §2.3).
      [97, Uint8Array.of(0, ...mac, ...mac, ...mac.subarray(0, 4))],
    ]),
  };
}

/** Whether a packet is the probe of a vaq. */
export function isProbe({ op, options }: DhcpPacket): boolean {
  const userClass = options.get(77);
  return op === BOOTREQUEST && userClass !== undefined && Buffer.compare(userClass, USER_CLASS) === 0;
}
