/**
 * Sixteen bytes as a UUID whose first three fields are little-endian: the order of SMBIOS ≥ 2.6 and of EFI, in which
 * firmware sends option 97. Canonical lower-case text.
 */
export function mixedEndianUuid(bytes: Uint8Array): string {
  const [b0, b1, b2, b3, b4, b5, b6, b7, ...rest] = bytes;
  return bigEndianUuid(Uint8Array.of(b3!, b2!, b1!, b0!, b5!, b4!, b7!, b6!, ...rest));
}

/** Sixteen bytes as a UUID in the order of the wire (RFC 9562), in canonical lower-case text. */
export function bigEndianUuid(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes).toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  );
}

/** The sixteen bytes of a canonical UUID in the order in which firmware sends them. */
export function mixedEndianBytes(uuid: string): Uint8Array {
  const bytes = Buffer.from(uuid.replaceAll('-', ''), 'hex');
  bytes.subarray(0, 4).reverse();
  bytes.subarray(4, 6).reverse();
  bytes.subarray(6, 8).reverse();
  return new Uint8Array(bytes);
}
