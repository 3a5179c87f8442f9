import type { FileHandle } from 'node:fs/promises';

/** What an archive is, as its first bytes say it. */
export type ArchiveFormat = 'deb' | 'zip' | 'iso' | 'tar';

/** ECMA-119 §8.2: the first descriptor is in sector 16, and begins with its type and `CD001`. */
const ISO_MARK = 16 * 2048 + 1;

async function textAt(file: FileHandle, at: number, length: number): Promise<string> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at);
  return buffer.toString('latin1', 0, bytesRead);
}

/** The format of an archive; what is none of the others is taken for tar, compressed or not. */
export async function archiveFormat(file: FileHandle): Promise<ArchiveFormat> {
  const start = await textAt(file, 0, 21);
  // deb(5): an ar archive whose first member is `debian-binary`.
  if (start === '!<arch>\ndebian-binary') return 'deb';
  if (start.startsWith('PK\u0003\u0004')) return 'zip';
  return (await textAt(file, ISO_MARK, 5)) === 'CD001' ? 'iso' : 'tar';
}
