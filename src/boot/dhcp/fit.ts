import { encodePacket, plainLength } from './codec/encode.ts';
import { readOption } from './codec/options.ts';
import type { DhcpPacket } from './codec/packet.ts';

/** A packet that is no longer than the client takes, and what was left out for it. */
export interface FittedPacket {
  readonly packet: DhcpPacket;
  /** To be given to `encodePacket`. */
  readonly maxBytes: number;
  /** Codes of options that the client asked for and that found no room. */
  readonly omitted: readonly number[];
}

const HEADERS = 20 + 8;

/** The least that a client must take, as an IP datagram (RFC 2131 §2). */
const MIN_DATAGRAM = 576;

/**
 * The most that goes unfragmented over Ethernet. OVMF says 65280 in its REQUEST, which it cannot take in one frame
 * either.
 */
const MAX_DATAGRAM = 1500;

/**
 * The longest reply that the sender of a packet takes, in bytes of UDP payload. Option 57 counts the IP datagram, as
 * RFC 2131 §2 does.
 */
export function maxReplyBytes(request: DhcpPacket): number {
  const datagram = readOption(request.options, 57) ?? MIN_DATAGRAM;
  return Math.min(Math.max(datagram, MIN_DATAGRAM), MAX_DATAGRAM) - HEADERS;
}

/**
 * Shortens a reply to what its client takes: first `file` and `sname` give their room to options where options say the
 * same; then, of the options named in `optional`, each stays that has room beside those before it.
 */
export function fitReply(reply: DhcpPacket, optional: readonly number[], maxBytes: number): FittedPacket {
  const fits = (packet: DhcpPacket) =>
    plainLength(packet) <= maxBytes || encodePacket(packet, maxBytes).length <= maxBytes;
  if (fits(reply)) return { packet: reply, maxBytes, omitted: [] };
  const freed = withoutFields(reply);
  const omitted = new Set(fits(freed) ? [] : optional);
  for (const code of [...omitted]) {
    omitted.delete(code);
    if (!fits(withoutOptions(freed, omitted))) omitted.add(code);
  }
  return { packet: withoutOptions(freed, omitted), maxBytes, omitted: [...omitted] };
}

function withoutOptions(packet: DhcpPacket, codes: ReadonlySet<number>): DhcpPacket {
  return { ...packet, options: new Map([...packet.options].filter(([code]) => !codes.has(code))) };
}

function withoutFields(packet: DhcpPacket): DhcpPacket {
  return {
    ...packet,
    file: packet.options.has(67) ? new Uint8Array() : packet.file,
    sname: packet.options.has(66) ? new Uint8Array() : packet.sname,
  };
}
