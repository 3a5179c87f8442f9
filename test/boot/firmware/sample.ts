/** What a PE header of a test says. */
export interface SampleHeader {
  readonly machine?: number;
  readonly subsystem?: number;
  /** Sections, by where their bytes begin and how many there are. */
  readonly sections?: readonly (readonly [start: number, size: number])[];
}

/** The smallest program of UEFI: headers, and no code. */
export function efiProgram({ machine = 0x8664, subsystem = 10, sections = [[512, 512]] }: SampleHeader = {}) {
  const bytes = Buffer.alloc(1024);
  bytes.write('MZ');
  bytes.writeUInt32LE(64, 0x3c);
  bytes.write('PE\0\0', 64, 'latin1');
  bytes.writeUInt16LE(machine, 68);
  bytes.writeUInt16LE(sections.length, 70);
  bytes.writeUInt16LE(112, 84);
  bytes.writeUInt16LE(subsystem, 64 + 24 + 68);
  for (const [index, [start, size]] of sections.entries()) {
    bytes.writeUInt32LE(size, 64 + 24 + 112 + index * 40 + 16);
    bytes.writeUInt32LE(start, 64 + 24 + 112 + index * 40 + 20);
  }
  return bytes;
}
