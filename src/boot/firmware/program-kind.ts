/** What a boot program is, as its first bytes and its length say. */
export type ProgramKind =
  | { readonly kind: 'efi'; readonly machine: string; readonly isApplication: boolean }
  | { readonly kind: 'bios' }
  | { readonly kind: 'broken'; readonly message: string };

/** The machines of UEFI by their numbers in the COFF header (Microsoft's PE format, "Machine Types"). */
const MACHINES: ReadonlyMap<number, string> = new Map([
  [0x014c, 'ia32'],
  [0x8664, 'x86_64'],
  [0xaa64, 'arm64'],
  [0x01c2, 'arm32'],
  [0x5064, 'riscv64'],
  [0x6264, 'loong64'],
]);

/** IMAGE_SUBSYSTEM_EFI_APPLICATION: what firmware starts, and no driver. */
const EFI_APPLICATION = 10;
const SECTION_SIZE = 40;
/** What begins so is no program of the BIOS: ELF, gzip, an archive of `ar`, a script, a page of HTML. */
const OTHERS = ['\x7fELF', '\x1f\x8b', '!<arch>', '#!', '<'];
/** A BIOS loads at 0x7c00, and has memory for programs up to 640 KiB (PXE specification 2.1, "Memory usage"). */
const MOST_BIOS = 640 * 1024 - 0x7c00;

function broken(message: string): ProgramKind {
  return { kind: 'broken', message };
}

function biosKind(bytes: Buffer): ProgramKind {
  if (bytes.length > MOST_BIOS)
    return broken(`it has ${bytes.length} bytes, and a BIOS can load ${MOST_BIOS} at most`);
  const isOther = OTHERS.some((magic) => bytes.subarray(0, magic.length).toString('latin1') === magic);
  return isOther ? broken('it is no program of a BIOS') : { kind: 'bios' };
}

/** How far the sections reach that the headers speak of. */
function endOf(bytes: Buffer, header: number): number {
  const count = bytes.readUInt16LE(header + 6);
  const first = header + 24 + bytes.readUInt16LE(header + 20);
  const ends = Array.from({ length: count }, (_, index) => first + index * SECTION_SIZE).map((at) => {
    if (at + SECTION_SIZE > bytes.length) return at + SECTION_SIZE;
    const size = bytes.readUInt32LE(at + 16);
    // A section without bytes in the file, as .bss, may point anywhere.
    return size === 0 ? 0 : size + bytes.readUInt32LE(at + 20);
  });
  return Math.max(0, ...ends);
}

/** Says what a boot program is. Total: bytes that are no program are `broken`, with the reason. */
export function programKind(content: Uint8Array): ProgramKind {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  if (bytes.length === 0) return broken('it is empty');
  if (bytes.subarray(0, 2).toString('latin1') !== 'MZ') return biosKind(bytes);
  const header = bytes.length < 64 ? 0 : bytes.readUInt32LE(0x3c);
  // The COFF header, and of the optional one what reaches to the subsystem.
  if (header === 0 || header + 24 + 70 > bytes.length || bytes.readUInt32BE(header) !== 0x50450000)
    return broken('it begins as a program of Windows or UEFI, and has no PE header');
  const end = endOf(bytes, header);
  if (end > bytes.length)
    return broken(`it is cut off: its headers reach to byte ${end}, and it has ${bytes.length}`);
  const number = bytes.readUInt16LE(header + 4);
  const machine = MACHINES.get(number) ?? `machine 0x${number.toString(16).padStart(4, '0')}`;
  return { kind: 'efi', machine, isApplication: bytes.readUInt16LE(header + 24 + 68) === EFI_APPLICATION };
}
