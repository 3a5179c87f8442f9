import { isSameFile } from '../../files/identity.ts';
import { readiness, type ServableFile } from '../files/ready.ts';
import { openShared } from '../files/shared-file.ts';
import { bytesContent, type TftpContent, type TftpRefusal } from '../tftp/content.ts';

/** What TFTP serves under a name: bytes at hand, or a file. */
export type TftpEntry = { readonly text: string } | Pick<ServableFile, 'path' | 'ready'>;

const NOT_READY: TftpRefusal = {
  code: 0,
  message: 'this file cannot be served now; the log of vaq says why',
};
const NOT_FOUND: TftpRefusal = { code: 1, message: 'file not found' };

/** The entry of a file name in no folder, else in whichever has it: shim asks for its GRUB at the root. */
function byFileName(table: ReadonlyMap<string, TftpEntry>, fileName: string): TftpEntry | undefined {
  return table.get(fileName) ?? [...table].find(([path]) => path.endsWith(`/${fileName}`))?.[1];
}

/** The content of an exact name of a table; names are never joined to a folder, so nothing else can be reached. */
export async function openTftp(
  table: ReadonlyMap<string, TftpEntry>,
  name: string,
  onProblem: (message: string) => void = () => undefined,
): Promise<TftpContent | TftpRefusal> {
  // iPXE and firmware look in the folder that their boot program came from; the names here have none.
  const entry = table.get(name) ?? byFileName(table, name.split('/').at(-1)!);
  if (entry === undefined) return NOT_FOUND;
  if ('text' in entry) return bytesContent(Buffer.from(entry.text, 'utf8'));
  const ready = await readiness(entry);
  if (!ready.ok) {
    onProblem(`${name} is not served: ${ready.message}`);
    return NOT_READY;
  }
  const file = await openShared(entry.path).catch(() => null);
  if (file === null) return NOT_FOUND;
  const { identity } = file;
  if (ready.identity !== null && !isSameFile(ready.identity, identity)) {
    await file.close();
    onProblem(`${name} was changed while it was being opened`);
    return NOT_READY;
  }
  const size = Number(identity.size);
  return {
    size,
    read: async (offset, length) => {
      const bytes = await file.read(offset, length).catch((error: Error) => {
        throw new Error(`${name} cannot be read: ${error.message}`);
      });
      // The end waits until it is known that all came from one state of the file.
      if (offset + length === size && !(await file.isUnchanged()))
        throw new Error(`${name} was changed while it was being sent`);
      return bytes;
    },
    close: file.close,
  };
}
