import { randomBytes } from 'node:crypto';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { createOnce } from './atomic-file.ts';
import { ensureStateDirectory, refuseLink, syncDirectory } from './directory.ts';
import { attempt, failure, type Result, success, systemCode } from './problem.ts';

/** The secret that checkpoint tokens are made with: 32 bytes. */
export type Key = Uint8Array;

const KEY_LENGTH = 32;
const KEY_TEXT = /^[0-9a-f]{64}\n?$/;

/** The key of a state folder, or null where none was made yet. A key that others may read is closed to them. */
export function readKey(dir: string): Promise<Result<Key | null>> {
  const path = keyPath(dir);
  return attempt(path, async () => {
    const link = await refuseLink(path);
    if (link !== null) return failure(link);
    const found = await readPrivately(path);
    if (!found.ok) return found;
    if (found.value === null) return success(null);
    if (KEY_TEXT.test(found.value)) return success(Buffer.from(found.value.trim(), 'hex'));
    const remedy = 'delete it to make a new one; boots that are under way cannot report then';
    return failure({ code: 'damaged', message: `${path} is not a key of 64 hexadecimal digits: ${remedy}` });
  });
}

/** The key of a state folder, made at first use; processes that ask at once get the same one. */
export async function ensureKey(dir: string): Promise<Result<Key>> {
  const known = await readKey(dir);
  if (!known.ok) return known;
  if (known.value !== null) return success(known.value);
  const ready = await ensureStateDirectory(dir);
  if (!ready.ok) return ready;
  return attempt(keyPath(dir), async () => {
    await createOnce(keyPath(dir), `${randomBytes(KEY_LENGTH).toString('hex')}\n`);
    await syncDirectory(dir);
    return ensureKey(dir);
  });
}

function keyPath(dir: string): string {
  return join(dir, 'key');
}

async function readPrivately(path: string): Promise<Result<string | null>> {
  try {
    const handle = await open(path, 'r');
    try {
      if (await isOpenToOthers(handle)) await handle.chmod(0o600);
      // Some file systems have one mode for all files, whatever is asked of them.
      if (!(await isOpenToOthers(handle))) return success(await handle.readFile('utf8'));
      const remedy = 'make it private (chmod 600), or keep the state elsewhere with --state DIR';
      return failure({ code: 'denied', message: `${path} can be read by other users: ${remedy}` });
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return success(null);
    throw error;
  }
}

/** Windows has no such bits, and keeps a user's folders from the others by other means. */
async function isOpenToOthers(handle: { stat(): Promise<{ readonly mode: number }> }): Promise<boolean> {
  return process.platform !== 'win32' && ((await handle.stat()).mode & 0o077) !== 0;
}
