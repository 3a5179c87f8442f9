import { UNSET } from '../codec/ipv4.ts';
import { readOption } from '../codec/options.ts';
import { BOOTREPLY, type DhcpPacket, messageTypeName } from '../codec/packet.ts';

/** A DHCP server that is not this one, as one of its replies shows it. */
export interface OtherServer {
  /** Its own word for itself (option 54), else where the packet came from. */
  readonly address: string;
  /** The address that it gives; null where it gives none. */
  readonly gives: string | null;
  /** What it would have machines start; null where it says nothing of that. */
  readonly file: string | null;
  readonly nextServer: string | null;
  /** A server of boots alone, beside another one that gives the addresses (PXE specification 2.1, "Proxy DHCP"). */
  readonly isProxy: boolean;
}

/** The text up to the first NUL. */
function textOf(bytes: Uint8Array): string | null {
  return Buffer.from(bytes).toString('utf8').split('\0', 1)[0] || null;
}

function addressOrNull(address: string): string | null {
  return address === UNSET ? null : address;
}

/** The server whose OFFER or ACK a packet is; null for every other packet. `sender` is the address that it came from. */
export function otherServer(packet: DhcpPacket, sender: string): OtherServer | null {
  const { op, options, yiaddr, siaddr, file, sname } = packet;
  const type = messageTypeName(readOption(options, 53) ?? 0);
  if (op !== BOOTREPLY || (type !== 'OFFER' && type !== 'ACK')) return null;
  const gives = addressOrNull(yiaddr);
  return {
    address: addressOrNull(readOption(options, 54) ?? UNSET) ?? sender,
    gives,
    file: textOf(options.get(67) ?? file),
    nextServer: addressOrNull(siaddr) ?? textOf(options.get(66) ?? sname),
    isProxy: gives === null && (readOption(options, 60) ?? '').startsWith('PXEClient'),
  };
}

/** What a server says, in a few words: `198.51.100.254, which offers 198.51.100.200 and boots pxelinux.0`. */
export function describeServer({ address, gives, file, nextServer, isProxy }: OtherServer): string {
  const from = nextServer === null || nextServer === address ? '' : ` from ${nextServer}`;
  const parts = [
    ...(isProxy ? ['is a ProxyDHCP server'] : []),
    ...(gives === null ? [] : [`offers ${gives}`]),
    ...(file === null ? [] : [`boots ${file}${from}`]),
  ];
  return parts.length === 0 ? address : `${address}, which ${parts.join(' and ')}`;
}

/** What is known of one server from several of its replies: to firmware of another kind it may say more. */
export function merged(before: OtherServer | undefined, now: OtherServer): OtherServer {
  if (before === undefined) return now;
  return {
    address: now.address,
    gives: before.gives ?? now.gives,
    file: before.file ?? now.file,
    nextServer: before.nextServer ?? now.nextServer,
    isProxy: before.isProxy && now.isProxy,
  };
}
