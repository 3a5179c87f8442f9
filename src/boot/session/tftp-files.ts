import { open } from 'node:fs/promises';
import { bytesContent, type TftpContent, type TftpRefusal } from '../tftp/content.ts';

/** What TFTP serves under a name: bytes at hand, or a file. */
export type TftpEntry = { readonly text: string } | { readonly path: string };

const NOT_FOUND: TftpRefusal = { code: 1, message: 'file not found' };

/** The content of an exact name of a table; names are never joined to a folder, so nothing else can be reached. */
export async function openTftp(
  table: ReadonlyMap<string, TftpEntry>,
  name: string,
): Promise<TftpContent | TftpRefusal> {
  // iPXE and firmware look in the folder that their boot program came from; the names here have none.
  const entry = table.get(name) ?? table.get(name.split('/').at(-1)!);
  if (entry === undefined) return NOT_FOUND;
  if ('text' in entry) return bytesContent(Buffer.from(entry.text, 'utf8'));
  const file = await open(entry.path, 'r').catch(() => null);
  if (file === null) return NOT_FOUND;
  const { size } = await file.stat();
  return {
    size,
    read: async (offset, length) => {
      const buffer = Buffer.allocUnsafe(length);
      const { bytesRead } = await file.read(buffer, 0, length, offset);
      if (bytesRead < length) throw new Error(`${name} has become shorter while it was being sent`);
      return buffer;
    },
    close: () => file.close(),
  };
}
