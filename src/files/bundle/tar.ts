/** Tar is written and read in blocks of this many bytes (POSIX.1-2017, pax, "ustar Interchange Format"). */
const BLOCK = 512;

/** How many bytes a header takes. */
export const HEADER_SIZE = BLOCK;

/** What ends an archive: two blocks of zeros. */
export const END: Buffer = Buffer.alloc(2 * BLOCK);

const MAX_NAME = 100;
/** Eleven octal digits; what is larger is written as GNU tar does, in base 256 with the highest bit set. */
const MAX_OCTAL = 8 ** 11;

const SIZE_AT = 124;
const CHECKSUM_AT = 148;

function octal(value: number, digits: number): string {
  return `${value.toString(8).padStart(digits, '0')}\0`;
}

/** The header of a regular file: of nobody, readable by all, of no time, so that equal content makes equal archives. */
export function tarHeader(name: string, size: number): Buffer {
  if (!/^[\x21-\x7e]+$/.test(name) || name.length > MAX_NAME) throw new Error(`no name for a tar: ${name}`);
  const header = Buffer.alloc(BLOCK);
  header.write(name, 0, 'latin1');
  header.write(octal(0o644, 7), 100, 'latin1');
  header.write(octal(0, 7), 108, 'latin1');
  header.write(octal(0, 7), 116, 'latin1');
  if (size < MAX_OCTAL) header.write(octal(size, 11), SIZE_AT, 'latin1');
  else {
    header.writeBigUInt64BE(BigInt(size), SIZE_AT + 4);
    header[SIZE_AT] = 0x80;
  }
  header.write(octal(0, 11), 136, 'latin1');
  header.write('0', 156, 'latin1');
  header.write('ustar\x0000', 257, 'latin1');
  // The sum is taken with blanks in its own place.
  header.fill(' ', CHECKSUM_AT, CHECKSUM_AT + 8);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${octal(sum, 6)} `, CHECKSUM_AT, 'latin1');
  return header;
}

/** The size that a header states; null where it states none in octal digits. */
export function statedSize(header: Buffer): number | null {
  const digits = header.toString('latin1', SIZE_AT, SIZE_AT + 11);
  return /^[0-7]{11}$/.test(digits) ? Number.parseInt(digits, 8) : null;
}

/** How many zeros follow a content of that size. */
export function paddingOf(size: number): number {
  return (BLOCK - (size % BLOCK)) % BLOCK;
}
