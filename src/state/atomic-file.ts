import { randomBytes } from 'node:crypto';
import { link, open, rename, rm } from 'node:fs/promises';
import { giveFile } from './owner.ts';
import { systemCode } from './problem.ts';

/** Makes a file with its whole content, or not at all; false where the name is taken. Mode 0600, on disk when it returns. */
export async function createOnce(path: string, content: string): Promise<boolean> {
  return withTemporary(path, content, async (temporary) => {
    try {
      // A hard link, since rename would replace what another process has made meanwhile.
      await link(temporary, path);
      return true;
    } catch (error) {
      if (systemCode(error) === 'EEXIST') return false;
      throw error;
    }
  });
}

/** Puts a file with its whole content in the place of whatever has the name. Mode 0600, on disk when it returns. */
export async function replaceFile(path: string, content: Uint8Array): Promise<void> {
  await withTemporary(path, content, (temporary) => rename(temporary, path));
}

async function withTemporary<T>(
  path: string,
  content: string | Uint8Array,
  publish: (temporary: string) => Promise<T>,
): Promise<T> {
  const temporary = `${path}.${process.pid}-${randomBytes(6).toString('hex')}.tmp`;
  try {
    const handle = await open(temporary, 'wx', 0o600);
    try {
      await giveFile(handle);
      await handle.writeFile(content);
      await handle.datasync();
    } finally {
      await handle.close();
    }
    return await publish(temporary);
  } finally {
    await rm(temporary, { force: true });
  }
}
