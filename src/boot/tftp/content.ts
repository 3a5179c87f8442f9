/** A file that can be read at any place; `read` gives exactly `length` octets or rejects. */
export interface TftpContent {
  /** In octets; it does not change while the content is open. */
  readonly size: number;
  readonly read: (offset: number, length: number) => Promise<Uint8Array>;
  readonly close: () => Promise<void> | void;
}

/** Why a file is not served: what the ERROR packet says, code as in RFC 1350. */
export interface TftpRefusal {
  readonly code: number;
  readonly message: string;
}

/** Content that is in memory already; the octets must not change while it is open. */
export function bytesContent(bytes: Uint8Array): TftpContent {
  return {
    size: bytes.length,
    read: async (offset, length) => bytes.subarray(offset, offset + length),
    close: () => undefined,
  };
}
