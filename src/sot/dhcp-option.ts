import { parseIpv4 } from './canonical/ipv4.ts';
import type { DhcpOption } from './schema/generated/types.ts';

const INTEGERS: Readonly<Record<string, { readonly bytes: number; readonly signed: boolean }>> = {
  uint8: { bytes: 1, signed: false },
  uint16: { bytes: 2, signed: false },
  uint32: { bytes: 4, signed: false },
  int8: { bytes: 1, signed: true },
  int16: { bytes: 2, signed: true },
  int32: { bytes: 4, signed: true },
};

function integer(value: number, bytes: number, signed: boolean): Uint8Array | null {
  const span = 2 ** (8 * bytes);
  const [least, most] = signed ? [-span / 2, span / 2 - 1] : [0, span - 1];
  if (!Number.isInteger(value) || value < least || value > most) return null;
  const encoded = Buffer.alloc(bytes);
  encoded.writeUIntBE(value < 0 ? value + span : value, 0, bytes);
  return encoded;
}

function addresses(value: string): Uint8Array | null {
  const numbers = value.split(',').map((part) => parseIpv4(part.trim()));
  if (numbers.some((number) => number === null)) return null;
  const encoded = Buffer.alloc(4 * numbers.length);
  for (const [index, number] of numbers.entries()) encoded.writeUInt32BE(number!, 4 * index);
  return encoded;
}

/** The bytes of a subnet's own DHCP option, or null where its value does not fit its type. */
export function optionBytes({ type, value }: DhcpOption): Uint8Array | null {
  const shape = INTEGERS[type];
  if (shape !== undefined)
    return typeof value === 'boolean' ? null : integer(Number(value), shape.bytes, shape.signed);
  if (type === 'addresses') return addresses(String(value));
  if (type === 'base64')
    return /^[A-Za-z0-9+/]*={0,2}$/.test(String(value)) ? Buffer.from(String(value), 'base64') : null;
  return Buffer.from(String(value), 'utf8');
}
