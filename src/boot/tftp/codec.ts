import { printable, readStrings, readText, writeStrings } from './strings.ts';

/** TFTP error codes, RFC 1350 appendix and RFC 2347. */
export const TFTP_ERROR = {
  undefined: 0,
  notFound: 1,
  accessViolation: 2,
  illegalOperation: 4,
  unknownTransfer: 5,
  optionsRefused: 8,
} as const;

/** Options by name in lower case, in the order of the packet; of an option that stands twice, the first. */
export type TftpOptions = ReadonlyMap<string, string>;

/** A wish to read or write a file; `path` is as sent, `mode` in lower case. */
export interface TftpRequest {
  readonly kind: 'read' | 'write';
  readonly path: string;
  readonly mode: string;
  readonly options: TftpOptions;
}

/** One packet of RFC 1350 or RFC 2347; `options` is an OACK, `block` counts modulo 65536. */
export type TftpPacket =
  | TftpRequest
  | { readonly kind: 'data'; readonly block: number; readonly data: Uint8Array }
  | { readonly kind: 'ack'; readonly block: number }
  | { readonly kind: 'error'; readonly code: number; readonly message: string }
  | { readonly kind: 'options'; readonly options: TftpOptions };

/** Bytes that are no TFTP packet: why, and the opcode where there is one. */
export interface TftpMalformed {
  readonly kind: 'malformed';
  readonly opcode: number | null;
  readonly problem: string;
}

const OPCODE = { read: 1, write: 2, data: 3, ack: 4, error: 5, options: 6 } as const;
const REQUEST_LIMIT = 512;

const word = (bytes: Uint8Array, at: number): number => (bytes[at]! << 8) | bytes[at + 1]!;

function malformed(opcode: number | null, problem: string): TftpMalformed {
  return { kind: 'malformed', opcode, problem };
}

/** The options in a list of names and values, or the name that lacks its value. */
function pairUp(strings: readonly string[]): TftpOptions | { readonly lonely: string } {
  const options = new Map<string, string>();
  for (let at = 0; at < strings.length; at += 2) {
    const name = strings[at]!.toLowerCase();
    // Some clients fill the packet up with zeros: an empty name ends the list.
    if (name === '') break;
    const value = strings[at + 1];
    if (value === undefined) return { lonely: printable(name) };
    if (!options.has(name)) options.set(name, value);
  }
  return options;
}

function decodeRequest(kind: 'read' | 'write', bytes: Uint8Array): TftpPacket | TftpMalformed {
  const opcode = OPCODE[kind];
  if (bytes.length > REQUEST_LIMIT)
    return malformed(opcode, `a request of ${bytes.length} octets; RFC 2347 allows ${REQUEST_LIMIT}`);
  const { strings, rest } = readStrings(bytes, 2);
  const [path, mode, ...pairs] = strings;
  if (path === undefined) return malformed(opcode, 'the file name has no end');
  if (mode === undefined) return malformed(opcode, 'the mode is missing or has no end');
  if (rest > 0) return malformed(opcode, 'the last option has no end');
  const options = pairUp(pairs);
  if ('lonely' in options) return malformed(opcode, `option "${options.lonely}" has no value`);
  return { kind, path, mode: mode.toLowerCase(), options };
}

function decodeOptions(bytes: Uint8Array): TftpPacket | TftpMalformed {
  const { strings, rest } = readStrings(bytes, 2);
  if (rest > 0) return malformed(OPCODE.options, 'the last option has no end');
  const options = pairUp(strings);
  if ('lonely' in options) return malformed(OPCODE.options, `option "${options.lonely}" has no value`);
  return { kind: 'options', options };
}

/** The packet in a datagram, or what is wrong with it; never throws. `data` is a view of the datagram. */
export function decodePacket(bytes: Uint8Array): TftpPacket | TftpMalformed {
  if (bytes.length < 2) return malformed(null, `${bytes.length} octets are too few for an opcode`);
  const opcode = word(bytes, 0);
  if (opcode === OPCODE.read) return decodeRequest('read', bytes);
  if (opcode === OPCODE.write) return decodeRequest('write', bytes);
  if (opcode === OPCODE.options) return decodeOptions(bytes);
  if (opcode < OPCODE.data || opcode > OPCODE.error) return malformed(opcode, `unknown opcode ${opcode}`);
  if (bytes.length < 4) return malformed(opcode, `${bytes.length} octets are too few for opcode ${opcode}`);
  if (opcode === OPCODE.ack) return { kind: 'ack', block: word(bytes, 2) };
  if (opcode === OPCODE.data) return { kind: 'data', block: word(bytes, 2), data: bytes.subarray(4) };
  return { kind: 'error', code: word(bytes, 2), message: readText(bytes, 4) };
}

/** Whether a datagram claims to be a request, well-formed or not. */
export function isRequest(bytes: Uint8Array): boolean {
  return bytes.length >= 2 && (word(bytes, 0) === OPCODE.read || word(bytes, 0) === OPCODE.write);
}

/** The datagram of a packet; a zero octet inside a string is left out, for it would end the string. */
export function encodePacket(packet: TftpPacket): Uint8Array {
  const opcode = OPCODE[packet.kind];
  switch (packet.kind) {
    case 'read':
    case 'write':
      return writeStrings([0, opcode], [packet.path, packet.mode, ...[...packet.options].flat()]);
    case 'options':
      return writeStrings([0, opcode], [...packet.options].flat());
    case 'error':
      return writeStrings([0, opcode, packet.code >> 8, packet.code & 0xff], [packet.message]);
    case 'ack':
      return Uint8Array.of(0, opcode, packet.block >> 8, packet.block & 0xff);
    case 'data': {
      const bytes = new Uint8Array(4 + packet.data.length);
      writeDataHeader(bytes, 0, packet.block);
      bytes.set(packet.data, 4);
      return bytes;
    }
  }
}

/** Writes the four octets that stand before a block's data; any block number is taken modulo 65536. */
export function writeDataHeader(bytes: Uint8Array, at: number, block: number): void {
  bytes[at] = 0;
  bytes[at + 1] = OPCODE.data;
  bytes[at + 2] = block >> 8;
  bytes[at + 3] = block;
}
