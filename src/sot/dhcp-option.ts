import { parseIpv4 } from './canonical/ipv4.ts';
import { classlessRoutes, domainSearch } from './dhcp-option-formats.ts';
import type { DhcpOption, DhcpSuboption } from './schema/generated/types.ts';

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
  if (value < least || value > most) return null;
  const buffer = Buffer.alloc(bytes);
  buffer.writeUIntBE(value < 0 ? value + span : value, 0, bytes);
  return buffer;
}

function addresses(value: string): Uint8Array | null {
  const numbers = value.split(',').map((part) => parseIpv4(part.trim()));
  if (numbers.some((number) => number === null)) return null;
  const buffer = Buffer.alloc(4 * numbers.length);
  for (const [index, number] of numbers.entries()) buffer.writeUInt32BE(number!, 4 * index);
  return buffer;
}

/** The bytes of base64 (RFC 4648, section 4), with its padding or without. */
function base64(value: string): Uint8Array | null {
  const bytes = Buffer.from(value, 'base64');
  const [padded, bare] = [bytes.toString('base64'), bytes.toString('base64').replace(/=+$/, '')];
  return value === padded || value === bare ? bytes : null;
}

/** Options whose bytes are no text, with the list that a `string` of theirs is, and its encoder. */
const FORMATS: Readonly<
  Record<number, readonly [what: string, encode: (text: string) => Uint8Array | null]>
> = {
  119: ['a list of domain names, like `ams1.example, example`', domainSearch],
  121: ['a list of routes, like `10.0.0.0/8 198.51.100.254, 0.0.0.0/0 198.51.100.1`', classlessRoutes],
  // What Microsoft's clients asked for before they knew 121.
  249: ['a list of routes, like `10.0.0.0/8 198.51.100.254, 0.0.0.0/0 198.51.100.1`', classlessRoutes],
};

/** What the value of an option must be where its type alone does not say it; null everywhere else. */
export function formatOf({ option, type }: DhcpOption): string | null {
  return type === 'string' ? (FORMATS[option]?.[0] ?? null) : null;
}

/** The most bytes that an option inside another one has: its length is one byte, and nothing joins two of them. */
const MOST_INSIDE = 255;

/** The bytes of an option inside another one, without its number and length; null where they do not fit its type. */
export function suboptionBytes({ type, value }: DhcpSuboption): Uint8Array | null {
  // What its number stands for is the vendor's affair.
  const bytes = encoded({ option: 0, type, value });
  return bytes !== null && bytes.length <= MOST_INSIDE ? bytes : null;
}

/** Options one after the other, each with its number and its length (RFC 2132, section 8.4). */
function suboptions(items: readonly DhcpSuboption[]): Uint8Array | null {
  const parts = items.map((item) => [item.option, suboptionBytes(item)] as const);
  if (parts.some(([, bytes]) => bytes === null)) return null;
  return Buffer.concat(parts.map(([code, bytes]) => Buffer.from([code, bytes!.length, ...bytes!])));
}

function encoded({ option, type, value }: DhcpOption): Uint8Array | null {
  if (typeof value === 'object') return type === 'suboptions' ? suboptions(value) : null;
  if (type === 'suboptions') return null;
  const shape = INTEGERS[type];
  if (shape !== undefined) {
    return /^-?[0-9]+$/.test(String(value)) ? integer(Number(value), shape.bytes, shape.signed) : null;
  }
  if (type === 'addresses') return addresses(String(value));
  if (type === 'base64') return base64(String(value));
  const format = FORMATS[option];
  return format !== undefined ? format[1](String(value)) : Buffer.from(String(value), 'utf8');
}

/** The bytes of a subnet's own DHCP option, one at least (RFC 2132, section 2); null where its value does not fit its type. */
export function optionBytes(option: DhcpOption): Uint8Array | null {
  const bytes = encoded(option);
  return bytes === null || bytes.length === 0 ? null : bytes;
}
