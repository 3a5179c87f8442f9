import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { decodePacket } from '../../../src/boot/dhcp/codec/decode.ts';
import type { DhcpPacket } from '../../../src/boot/dhcp/codec/packet.ts';

/** Where the captured packets lie. */
export const PACKETS = new URL('../../../fixtures/packets/', import.meta.url);

/** The names of all captured packets. */
export const CAPTURED: readonly string[] = readdirSync(PACKETS)
  .filter((file) => file.endsWith('.bin'))
  .map((file) => file.slice(0, -'.bin'.length))
  .sort();

/** The names of those that a client sent to port 67. */
export const CAPTURED_REQUESTS: readonly string[] = CAPTURED.filter((name) =>
  /-(discover|request)$/.test(name),
).filter((name) => !name.includes('4011'));

/** The bytes of a captured packet. */
export function capturedBytes(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`${name}.bin`, PACKETS)));
}

/** A captured packet, decoded. */
export function captured(name: string): DhcpPacket {
  return decoded(capturedBytes(name));
}

/** The packet in bytes that must hold one. */
export function decoded(bytes: Uint8Array): DhcpPacket {
  const result = decodePacket(bytes);
  assert.ok(result.ok, JSON.stringify(result));
  return result.packet;
}

/** A captured packet with some options set, or with `null` taken away. */
export function withOptions(packet: DhcpPacket, changes: Record<number, Uint8Array | null>): DhcpPacket {
  const options = new Map(packet.options);
  for (const [code, bytes] of Object.entries(changes)) {
    if (bytes === null) options.delete(Number(code));
    else options.set(Number(code), bytes);
  }
  return { ...packet, options };
}
