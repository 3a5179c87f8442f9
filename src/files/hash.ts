import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { type FileIdentity, isSameFile } from './identity.ts';

/** The SHA-256 of a file, and which state of the file it is that of. */
export interface HashedFile {
  readonly sha256: string;
  readonly identity: FileIdentity;
}

const CHUNK = 1024 * 1024;

async function digest(file: FileHandle): Promise<string> {
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(CHUNK);
  let at = 0;
  for (;;) {
    const { bytesRead } = await file.read(buffer, 0, CHUNK, at);
    if (bytesRead === 0) return hash.digest('hex');
    hash.update(buffer.subarray(0, bytesRead));
    at += bytesRead;
  }
}

/** Reads a file to its end; rejects with Node's error where it cannot be read, and where it changes all the while. */
export async function hashFile(path: string): Promise<HashedFile> {
  const file = await open(path, 'r');
  try {
    const before = await file.stat({ bigint: true });
    const sha256 = await digest(file);
    const identity = await file.stat({ bigint: true });
    if (!isSameFile(before, identity)) throw new Error('it is being written to');
    return { sha256, identity };
  } finally {
    await file.close();
  }
}
