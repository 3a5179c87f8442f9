import { readIpv4 } from './ipv4.ts';
import { joinBytes, type OptionPieces, readOptionArea } from './option-area.ts';
import { BOOTREPLY, BOOTREQUEST, type DhcpPacket, MAGIC_COOKIE, OFFSET } from './packet.ts';

/** A packet that could be read. */
export interface DecodedPacket {
  readonly ok: true;
  readonly packet: DhcpPacket;
}

/** Bytes that are no DHCP packet: why, and at which byte that shows. */
export interface MalformedPacket {
  readonly ok: false;
  readonly problem: string;
  readonly offset: number;
}

const OVERLOAD = 52;

/**
 * Reads a UDP payload as a DHCP message (RFC 2131, 2132, 3396). Total: any bytes give a packet or what is wrong with
 * them, in time linear in their length. The packet's byte fields are views of `bytes`.
 */
export function decodePacket(bytes: Uint8Array): DecodedPacket | MalformedPacket {
  if (bytes.length < OFFSET.options) {
    return malformed(`${bytes.length} bytes, a DHCP packet has at least ${OFFSET.options}`, bytes.length);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const op = bytes[OFFSET.op]!;
  if (op !== BOOTREQUEST && op !== BOOTREPLY) return malformed(`op is ${op}, neither 1 nor 2`, OFFSET.op);
  const hlen = bytes[OFFSET.hlen]!;
  if (hlen > 16) return malformed(`the hardware address has ${hlen} bytes, at most 16 fit`, OFFSET.hlen);
  if (view.getUint32(OFFSET.cookie) !== MAGIC_COOKIE) {
    return malformed('no DHCP magic cookie: plain BOOTP or another protocol', OFFSET.cookie);
  }
  const body = readBody(bytes);
  if ('ok' in body) return body;
  return {
    ok: true,
    packet: {
      op,
      htype: bytes[OFFSET.htype]!,
      hops: bytes[OFFSET.hops]!,
      xid: view.getUint32(OFFSET.xid),
      secs: view.getUint16(OFFSET.secs),
      flags: view.getUint16(OFFSET.flags),
      ciaddr: readIpv4(bytes, OFFSET.ciaddr),
      yiaddr: readIpv4(bytes, OFFSET.yiaddr),
      siaddr: readIpv4(bytes, OFFSET.siaddr),
      giaddr: readIpv4(bytes, OFFSET.giaddr),
      chaddr: bytes.subarray(OFFSET.chaddr, OFFSET.chaddr + hlen),
      ...body,
    },
  };
}

type Body = Pick<DhcpPacket, 'sname' | 'file' | 'options'>;

/** The options, wherever overload (option 52) has put them, and the two fields where it has not. */
function readBody(bytes: Uint8Array): Body | MalformedPacket {
  const pieces: OptionPieces = new Map();
  const problem = readArea(bytes, OFFSET.options, bytes.length, pieces);
  if (problem) return problem;
  const overload = joinBytes(pieces.get(OVERLOAD) ?? []);
  if (pieces.has(OVERLOAD) && (overload.length !== 1 || ![1, 2, 3].includes(overload[0]!))) {
    return malformed(
      `option overload is ${Buffer.from(overload).toString('hex') || 'empty'}, not 1, 2 or 3`,
      OFFSET.options,
    );
  }
  const inFile = ((overload[0] ?? 0) & 1) !== 0;
  const inSname = ((overload[0] ?? 0) & 2) !== 0;
  // `file` before `sname`: the pieces of one option are joined in this order (RFC 3396).
  const overloadProblem =
    (inFile ? readArea(bytes, OFFSET.file, OFFSET.cookie, pieces) : null) ??
    (inSname ? readArea(bytes, OFFSET.sname, OFFSET.file, pieces) : null);
  if (overloadProblem) return overloadProblem;
  pieces.delete(OVERLOAD);
  return {
    sname: inSname ? new Uint8Array() : untilNul(bytes.subarray(OFFSET.sname, OFFSET.file)),
    file: inFile ? new Uint8Array() : untilNul(bytes.subarray(OFFSET.file, OFFSET.cookie)),
    options: new Map([...pieces].map(([code, parts]) => [code, joinBytes(parts)])),
  };
}

function readArea(bytes: Uint8Array, start: number, end: number, into: OptionPieces): MalformedPacket | null {
  const problem = readOptionArea(bytes.subarray(start, end), into);
  return problem && malformed(problem.message, start + problem.offset);
}

function untilNul(field: Uint8Array): Uint8Array {
  const nul = field.indexOf(0);
  return nul === -1 ? field : field.subarray(0, nul);
}

function malformed(problem: string, offset: number): MalformedPacket {
  return { ok: false, problem, offset };
}
