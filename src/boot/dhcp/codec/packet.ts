/**
 * One DHCP message (RFC 2131 §2), with its framing taken away: option overload, split options, PAD and END are
 * resolved by the decoder and made again by the encoder. Addresses are dotted decimal, `0.0.0.0` where unset.
 */
export interface DhcpPacket {
  /** 1 from a client (BOOTREQUEST), 2 from a server (BOOTREPLY). */
  readonly op: number;
  /** The hardware type of `chaddr`: 1 is Ethernet. */
  readonly htype: number;
  readonly hops: number;
  readonly xid: number;
  readonly secs: number;
  /** 0x8000 asks for a broadcast reply. */
  readonly flags: number;
  readonly ciaddr: string;
  readonly yiaddr: string;
  readonly siaddr: string;
  readonly giaddr: string;
  /** The client's hardware address: `hlen` bytes, at most 16. */
  readonly chaddr: Uint8Array;
  /** The server's name without its NULs, at most 64 bytes. */
  readonly sname: Uint8Array;
  /** The boot file without its NULs, at most 128 bytes. */
  readonly file: Uint8Array;
  /** Whole values by code, in wire order; codes are 1–254 without 52, which is framing. */
  readonly options: ReadonlyMap<number, Uint8Array>;
}

/** `op` of a message from a client. */
export const BOOTREQUEST = 1;

/** `op` of a message from a server. */
export const BOOTREPLY = 2;

/** The bit of `flags` that asks for a broadcast reply (RFC 2131 §2). */
export const BROADCAST_FLAG = 0x8000;

/** Where each field of the fixed header begins, in bytes (RFC 2131 figure 1). */
export const OFFSET = {
  op: 0,
  htype: 1,
  hlen: 2,
  hops: 3,
  xid: 4,
  secs: 8,
  flags: 10,
  ciaddr: 12,
  yiaddr: 16,
  siaddr: 20,
  giaddr: 24,
  chaddr: 28,
  sname: 44,
  file: 108,
  cookie: 236,
  options: 240,
} as const;

/** The four bytes that tell DHCP options from BOOTP vendor data, as one big-endian number (RFC 2132 §2). */
export const MAGIC_COOKIE = 0x63825363;

/** The numbers of option 53 (RFC 2132 §9.6). */
export const MESSAGE_TYPE = {
  DISCOVER: 1,
  OFFER: 2,
  REQUEST: 3,
  DECLINE: 4,
  ACK: 5,
  NAK: 6,
  RELEASE: 7,
  INFORM: 8,
} as const;

/** The name of a message type, as in `DISCOVER`. */
export type MessageTypeName = keyof typeof MESSAGE_TYPE;

const NAMES: readonly (readonly [number, MessageTypeName])[] = Object.entries(MESSAGE_TYPE).map(
  ([name, type]) => [type, name as MessageTypeName],
);
const NAME_OF: ReadonlyMap<number, MessageTypeName> = new Map(NAMES);

/** The name of a number of option 53, or null for one that RFC 2132 does not know. */
export function messageTypeName(type: number): MessageTypeName | null {
  return NAME_OF.get(type) ?? null;
}
