import { type FileHandle, open, stat } from 'node:fs/promises';
import { type FileIdentity, isSameFile } from '../../files/identity.ts';

/** A file that is open for one reader; others who read the same share what was read. */
export interface SharedFile {
  readonly identity: FileIdentity;
  /** Exactly these octets, in a buffer that others may hold too; rejects where the file has become shorter. */
  readonly read: (offset: number, length: number) => Promise<Uint8Array>;
  /** Whether the file is still in the state in which it was opened. */
  readonly isUnchanged: () => Promise<boolean>;
  readonly close: () => Promise<void>;
}

interface Opened {
  readonly handle: FileHandle;
  readonly identity: FileIdentity;
}

interface Entry {
  readonly path: string;
  readonly opened: Promise<Opened>;
  readonly pieces: Map<string, Promise<Uint8Array>>;
  readers: number;
}

/** Machines that were turned on together are seldom further apart in a file than so many pieces. */
const MOST_PIECES = 16;

/** The files that have readers now, by path. */
const entries = new Map<string, Entry>();

async function openNow(path: string): Promise<Opened> {
  const handle = await open(path, 'r');
  try {
    return { handle, identity: await handle.stat({ bigint: true }) };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function leave(entry: Entry): Promise<void> {
  entry.readers -= 1;
  if (entry.readers > 0) return;
  if (entries.get(entry.path) === entry) entries.delete(entry.path);
  await (await entry.opened).handle.close();
}

async function readPiece({ opened }: Entry, offset: number, length: number): Promise<Uint8Array> {
  const buffer = Buffer.allocUnsafe(length);
  const { bytesRead } = await (await opened).handle.read(buffer, 0, length, offset);
  if (bytesRead < length) throw new Error('the file has become shorter');
  return buffer;
}

/** A piece that was read a moment ago, or is being read, for whoever asks next; the oldest is forgotten first. */
function pieceOf(entry: Entry, offset: number, length: number): Promise<Uint8Array> {
  const { pieces } = entry;
  const key = `${offset} ${length}`;
  const before = pieces.get(key);
  if (before !== undefined) return before;
  const piece = readPiece(entry, offset, length);
  pieces.set(key, piece);
  piece.catch(() => pieces.delete(key));
  if (pieces.size > MOST_PIECES) pieces.delete(pieces.keys().next().value!);
  return piece;
}

/** Opens a file for reading; while others read it in the same state, the system is not asked again. Rejects with Node's error. */
export async function openShared(path: string): Promise<SharedFile> {
  const now = await stat(path, { bigint: true });
  const before = entries.get(path);
  if (before !== undefined) {
    before.readers += 1;
    const { identity } = await before.opened;
    if (isSameFile(identity, now)) return reader(before, identity);
    await leave(before);
  }
  const entry: Entry = { path, opened: openNow(path), pieces: new Map(), readers: 1 };
  entries.set(path, entry);
  try {
    return reader(entry, (await entry.opened).identity);
  } catch (error) {
    if (entries.get(path) === entry) entries.delete(path);
    throw error;
  }
}

function reader(entry: Entry, identity: FileIdentity): SharedFile {
  let closing: Promise<void> | null = null;
  return {
    identity,
    read: (offset, length) => pieceOf(entry, offset, length),
    isUnchanged: async () => isSameFile(identity, await (await entry.opened).handle.stat({ bigint: true })),
    close: () => {
      closing ??= leave(entry);
      return closing;
    },
  };
}
