import type { TftpTerms } from './negotiate.ts';

/** Who asks: address and port as the datagram came. */
export interface TftpClient {
  readonly address: string;
  readonly port: number;
}

/**
 * What became of a request. `started` comes first; then exactly one of `finished`, `probed` (the client wanted only the
 * size) and `failed`. `refused` stands alone.
 */
export interface TftpEvent {
  readonly kind: 'started' | 'finished' | 'probed' | 'failed' | 'refused';
  /** The normalised name; where there is none the name as asked for, with control characters replaced. */
  readonly path: string;
  readonly client: TftpClient;
  /** Octets that the client has acknowledged. */
  readonly bytes: number;
  /** Milliseconds since the request came, whole. */
  readonly ms: number;
  readonly blksize: number;
  readonly windowsize: number;
  /** Whether the client has answered our first packet: where it has not, the network may let nothing through. */
  readonly heard: boolean;
  /** Why it failed or was refused; null otherwise. */
  readonly reason: string | null;
}

/** A transfer that has begun. */
export interface TftpTransfer {
  readonly path: string;
  readonly client: TftpClient;
  readonly total: number;
  /** Octets that the client has acknowledged by now. */
  readonly bytes: () => number;
}

/** Something that went wrong beside the protocol, or a datagram that is none; `client` is null where nobody caused it. */
export interface TftpProblem {
  readonly client: TftpClient | null;
  readonly message: string;
}

/** The terms of RFC 1350, before anything was negotiated. */
export const PLAIN_TERMS: TftpTerms = { blksize: 512, windowsize: 1, timeout: null, accepted: new Map() };
