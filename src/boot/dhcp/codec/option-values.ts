import { ipv4Bytes, readIpv4 } from './ipv4.ts';
import { joinBytes, readOptionArea } from './option-area.ts';
import { messageTypeName } from './packet.ts';
import { mixedEndianUuid } from './uuid.ts';

/** A code and value inside another option. */
export type Suboption = readonly [code: number, value: Uint8Array];

/** The kinds of value that an option may have, each with the type by which a program holds it. */
export interface OptionValues {
  readonly address: string;
  readonly addresses: readonly string[];
  readonly text: string;
  readonly uint8: number;
  readonly uint16: number;
  readonly uint32: number;
  readonly int8: number;
  readonly int16: number;
  readonly int32: number;
  readonly uint8s: readonly number[];
  readonly uint16s: readonly number[];
  readonly 'message type': number;
  /** Sixteen bytes, behind a type byte of 0 on the wire (RFC 4578 §2.3). */
  readonly uuid: Uint8Array;
  readonly suboptions: readonly Suboption[];
  readonly bytes: Uint8Array;
}

/** The name of a kind of value. */
export type OptionType = keyof OptionValues;

/** How one kind of value is written, read (null where the bytes are none) and shown. */
export interface ValueCodec<Value> {
  readonly encode: (value: Value) => Uint8Array;
  readonly decode: (bytes: Uint8Array) => Value | null;
  readonly show: (value: Value) => string;
}

/** The codec of each kind of value. */
export const VALUE_CODECS: { readonly [Type in OptionType]: ValueCodec<OptionValues[Type]> } = {
  address: {
    encode: ipv4Bytes,
    decode: (bytes) => (bytes.length === 4 ? readIpv4(bytes) : null),
    show: String,
  },
  addresses: {
    encode: (addresses) => joinBytes(addresses.map(ipv4Bytes)),
    decode: (bytes) => many(bytes, 4)?.map((part) => readIpv4(part)) ?? null,
    show: (addresses) => addresses.join(' '),
  },
  text: {
    encode: (text) => new TextEncoder().encode(text),
    decode: (bytes) => asBuffer(bytes).toString('utf8'),
    show: showText,
  },
  uint8: integer(1, 'readUIntBE', 'writeUIntBE'),
  uint16: integer(2, 'readUIntBE', 'writeUIntBE'),
  uint32: integer(4, 'readUIntBE', 'writeUIntBE'),
  int8: integer(1, 'readIntBE', 'writeIntBE'),
  int16: integer(2, 'readIntBE', 'writeIntBE'),
  int32: integer(4, 'readIntBE', 'writeIntBE'),
  uint8s: {
    ...integers(1),
    // What every client asks for stands in one of these: not number by number.
    decode: (bytes) => (bytes.length === 0 ? null : Array.from(bytes)),
  },
  uint16s: integers(2),
  'message type': {
    ...integer(1, 'readUIntBE', 'writeUIntBE'),
    show: (type) => messageTypeName(type) ?? String(type),
  },
  uuid: {
    encode: (uuid) => Uint8Array.of(0, ...uuid),
    decode: (bytes) => (bytes.length === 17 && bytes[0] === 0 ? bytes.subarray(1) : null),
    show: mixedEndianUuid,
  },
  suboptions: {
    encode: (suboptions) =>
      joinBytes(suboptions.map(([code, value]) => Uint8Array.of(code, value.length, ...value))),
    decode: decodeSuboptions,
    show: (suboptions) => suboptions.map(([code, value]) => `${code}=${showHex(value)}`).join(' '),
  },
  bytes: { encode: (bytes) => bytes, decode: (bytes) => bytes, show: showHex },
};

/** The same bytes, not a copy of them. */
function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}

/** Bytes as lower-case hex without separators; `empty` where there are none. */
export function showHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex') || 'empty';
}

/** Text in quotes, with everything that a terminal might obey or confuse written as `\u{…}`. */
export function showText(text: string): string {
  const safe = text.replace(/[^ !#-[\]-~]/gu, (char) => `\\u{${char.codePointAt(0)!.toString(16)}}`);
  return `"${safe}"`;
}

function integer(
  size: 1 | 2 | 4,
  read: 'readUIntBE' | 'readIntBE',
  write: 'writeUIntBE' | 'writeIntBE',
): ValueCodec<number> {
  return {
    encode: (value) => {
      const bytes = Buffer.alloc(size);
      bytes[write](value, 0, size);
      return new Uint8Array(bytes);
    },
    decode: (bytes) => (bytes.length === size ? asBuffer(bytes)[read](0, size) : null),
    show: String,
  };
}

function integers(size: 1 | 2): ValueCodec<readonly number[]> {
  const one = integer(size, 'readUIntBE', 'writeUIntBE');
  return {
    encode: (values) => joinBytes(values.map(one.encode)),
    decode: (bytes) => many(bytes, size)?.map((part) => one.decode(part)!) ?? null,
    show: (values) => values.join(' '),
  };
}

/** The parts of `size` bytes, at least one, or null where the length does not fit. */
function many(bytes: Uint8Array, size: number): Uint8Array[] | null {
  if (bytes.length === 0 || bytes.length % size !== 0) return null;
  return Array.from({ length: bytes.length / size }, (_, n) => bytes.subarray(n * size, (n + 1) * size));
}

function decodeSuboptions(bytes: Uint8Array): Suboption[] | null {
  const pieces = new Map<number, Uint8Array[]>();
  if (readOptionArea(bytes, pieces) !== null) return null;
  return [...pieces].map(([code, parts]) => [code, joinBytes(parts)]);
}
