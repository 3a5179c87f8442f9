import { writeIpv4 } from './ipv4.ts';
import { byteLength, closedArea, END, optionPieces, wireLength, writeOption } from './option-area.ts';
import { type DhcpPacket, MAGIC_COOKIE, OFFSET } from './packet.ts';

/** The fixed size of a BOOTP message (RFC 951): relay agents and old clients drop what is shorter. */
const MIN_BYTES = 300;

const SIZE = { chaddr: 16, sname: 64, file: 128 } as const;

/**
 * The bytes of a packet, at least 300. Options longer than 255 bytes are split (RFC 3396). Where the packet would be
 * longer than `maxBytes`, an empty `file` and `sname` are filled with options (overload, RFC 2132 §9.3); where that is
 * not enough, the packet is longer than `maxBytes` and not overloaded. `decodePacket` gives the same packet back.
 */
export function encodePacket(packet: DhcpPacket, maxBytes = Number.POSITIVE_INFINITY): Uint8Array {
  const length = plainLength(packet);
  return length <= maxBytes ? encodePlain(packet, length) : encodeFull(packet, maxBytes);
}

/** How many bytes a packet has that is not overloaded. */
export function plainLength({ options }: DhcpPacket): number {
  let length = OFFSET.options + 1;
  for (const value of options.values()) length += wireLength(value);
  return Math.max(MIN_BYTES, length);
}

/** Nearly every packet is one of these: written in one go, with no pieces made. */
function encodePlain(packet: DhcpPacket, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  writeHeader(bytes, packet);
  let at: number = OFFSET.options;
  for (const [code, value] of packet.options) at = writeOption(bytes, at, code, value);
  bytes[at] = END;
  return bytes;
}

function encodeFull(packet: DhcpPacket, maxBytes: number): Uint8Array {
  const pieces = [...packet.options].flatMap(([code, value]) => optionPieces(code, value));
  const areas = layOut(pieces, packet, maxBytes);
  const options = closedArea(areas.options);
  const bytes = new Uint8Array(Math.max(MIN_BYTES, OFFSET.options + options.length));
  writeHeader(bytes, packet);
  bytes.set(options, OFFSET.options);
  if (areas.file.length > 0) bytes.set(closedArea(areas.file), OFFSET.file);
  if (areas.sname.length > 0) bytes.set(closedArea(areas.sname), OFFSET.sname);
  return bytes;
}

interface Areas {
  readonly options: Uint8Array[];
  readonly file: Uint8Array[];
  readonly sname: Uint8Array[];
}

/** Pieces go on to the next area when one is full and never back, so that the parts of one option stay in order. */
function layOut(pieces: readonly Uint8Array[], packet: DhcpPacket, maxBytes: number): Areas {
  const plain = { options: [...pieces], file: [], sname: [] };
  const room = maxBytes - OFFSET.options - 1;
  if (byteLength(pieces) <= room) return plain;
  // Options belong where option 52 can announce them, so what announces takes its three bytes first.
  const overload = Uint8Array.of(52, 1, 0);
  const areas: Areas = { options: [overload], file: [], sname: [] };
  const left = [...pieces];
  fill(areas.options, left, room);
  if (packet.file.length === 0) fill(areas.file, left, SIZE.file - 1);
  if (packet.sname.length === 0) fill(areas.sname, left, SIZE.sname - 1);
  if (left.length > 0) return plain;
  overload[2] = (areas.file.length > 0 ? 1 : 0) + (areas.sname.length > 0 ? 2 : 0);
  return areas;
}

function fill(area: Uint8Array[], left: Uint8Array[], room: number): void {
  while (left[0] && byteLength(area) + left[0].length <= room) area.push(left.shift()!);
}

function writeHeader(bytes: Uint8Array, packet: DhcpPacket): void {
  const view = new DataView(bytes.buffer);
  bytes[OFFSET.op] = packet.op;
  bytes[OFFSET.htype] = packet.htype;
  bytes[OFFSET.hlen] = packet.chaddr.length;
  bytes[OFFSET.hops] = packet.hops;
  view.setUint32(OFFSET.xid, packet.xid);
  view.setUint16(OFFSET.secs, packet.secs);
  view.setUint16(OFFSET.flags, packet.flags);
  for (const name of ['ciaddr', 'yiaddr', 'siaddr', 'giaddr'] as const) {
    writeIpv4(bytes, OFFSET[name], packet[name]);
  }
  for (const name of ['chaddr', 'sname', 'file'] as const) {
    // Longer values would run into the next field: a defect of the caller.
    if (packet[name].length > SIZE[name]) throw new RangeError(`${name} has more than ${SIZE[name]} bytes`);
    bytes.set(packet[name], OFFSET[name]);
  }
  view.setUint32(OFFSET.cookie, MAGIC_COOKIE);
}
