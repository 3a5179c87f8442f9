import type { DhcpClient } from './client.ts';
import type { DhcpPacket, MessageTypeName } from './codec/packet.ts';
import type { Endpoint } from './destination.ts';
import type { BootTarget } from './host.ts';

interface Sent {
  readonly client: DhcpClient;
  readonly host: BootTarget;
  /** What was asked: `DISCOVER`. */
  readonly request: MessageTypeName;
  readonly packet: DhcpPacket;
  /** The longest that the client takes, for `encodePacket`. */
  readonly maxBytes: number;
  readonly destination: Endpoint;
  /** The address that the packet gives, or refuses another for; null where another server gives it. */
  readonly address: string | null;
  /** One line for the log. */
  readonly summary: string;
}

/** An address, something to start for whom it is due, or both. */
export interface Reply extends Sent {
  readonly kind: 'reply';
  readonly type: 'OFFER' | 'ACK';
}

/** A refusal of an address that is not the host's. */
export interface Nak extends Sent {
  readonly kind: 'nak';
  readonly type: 'NAK';
}

/**
 * Why a packet is not answered. `declined` is an address conflict, which a person should look at. `not-booting`: beside
 * another server, whoever wants an address alone, or is due for its disk, is that server's.
 */
export type SilenceCode =
  | 'not-a-request'
  | 'unknown-client'
  | 'not-booting'
  | 'wrong-network'
  | 'other-server'
  | 'no-address'
  | 'declined'
  | 'released';

/** No answer, and why. */
export interface Silence {
  readonly kind: 'silent';
  readonly code: SilenceCode;
  /** One line for the log. */
  readonly reason: string;
  readonly client: DhcpClient;
  /** Null for a stranger, and for what is no request of a client. */
  readonly host: BootTarget | null;
  readonly request: MessageTypeName | null;
}

/** What becomes of one packet. */
export type Answer = Reply | Nak | Silence;
