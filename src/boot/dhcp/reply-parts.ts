import { UNSET } from './codec/ipv4.ts';
import { encodeOption } from './codec/options.ts';
import { BOOTREPLY, type DhcpPacket, MESSAGE_TYPE } from './codec/packet.ts';
import type { DhcpServerIdentity } from './host.ts';
import { serverIdentifier } from './relay.ts';

/** The field has 128 bytes, and ROMs read it as a C string: the last one stays a NUL. */
const FILE_BYTES = 127;

/** The field `file` for a boot file; empty for a name that is too long for it, which stands in option 67 alone. */
export function fileField(file: string | null): Uint8Array {
  const bytes = new TextEncoder().encode(file ?? '');
  return bytes.length <= FILE_BYTES ? bytes : new Uint8Array();
}

/** A reply to a packet before anything is said in it (RFC 2131 table 3). */
export function emptyReply(request: DhcpPacket): DhcpPacket {
  return {
    op: BOOTREPLY,
    htype: request.htype,
    hops: 0,
    xid: request.xid,
    secs: 0,
    flags: request.flags,
    ciaddr: UNSET,
    yiaddr: UNSET,
    siaddr: UNSET,
    giaddr: request.giaddr,
    chaddr: request.chaddr,
    sname: new Uint8Array(),
    file: new Uint8Array(),
    options: new Map(),
  };
}

/** The options that every reply begins with: what it is, and who says it. */
export function protocolOptions(
  type: keyof typeof MESSAGE_TYPE,
  request: DhcpPacket,
  server: DhcpServerIdentity,
): [number, Uint8Array][] {
  return [
    [53, encodeOption(53, MESSAGE_TYPE[type])],
    [54, encodeOption(54, serverIdentifier(request, server))],
  ];
}

/** An option as the client or its relay agent has sent it, for a reply that must carry it too. */
export function echo(request: DhcpPacket, code: number): [number, Uint8Array][] {
  const bytes = request.options.get(code);
  return bytes ? [[code, bytes]] : [];
}
