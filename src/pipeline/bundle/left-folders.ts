import { lstat, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { callingUser, givePath } from '../../state/owner.ts';
import { systemCode } from '../../state/problem.ts';
import { hasEnded, type ProcessIdentity, thisProcess } from '../../state/process-identity.ts';

/** How the name of a folder begins that a bundle is unpacked into. */
export const PREFIX = 'vaq-bundle-';

/** Says in a folder which process uses it. */
const OWNER = 'owner.json';

/** A folder in which nobody has written yet whose it is may be a moment old. */
const NAMELESS_AGE = 3600 * 1000;

/** A folder that a process left which was killed, and how many bytes are in it. */
export interface LeftFolder {
  readonly path: string;
  readonly size: number;
}

/** Writes into a folder that it is this process's. */
export async function ownFolder(folder: string): Promise<void> {
  const path = join(folder, OWNER);
  await writeFile(path, JSON.stringify(thisProcess()), { mode: 0o600, flag: 'wx' });
  await givePath(path);
}

/** Whether a folder is one of this user's, or of who called sudo: what others lay into a common folder is left alone. */
function isOurs(uid: number): boolean {
  const own = process.getuid?.();
  return own === undefined || uid === own || uid === callingUser()?.uid;
}

async function isLeft(folder: string): Promise<boolean> {
  const stats = await lstat(folder);
  if (!stats.isDirectory() || !isOurs(stats.uid)) return false;
  try {
    return hasEnded(JSON.parse(await readFile(join(folder, OWNER), 'utf8')) as ProcessIdentity);
  } catch (error) {
    const isNameless = systemCode(error) === 'ENOENT' || error instanceof SyntaxError;
    return isNameless && Date.now() - stats.mtimeMs > NAMELESS_AGE;
  }
}

async function sizeOf(folder: string): Promise<number> {
  let size = 0;
  for (const name of await readdir(folder, { recursive: true })) {
    const stats = await lstat(join(folder, name)).catch(() => null);
    if (stats?.isFile()) size += stats.size;
  }
  return size;
}

/** The folders in another that were left by processes which are no more. Never rejects: what cannot be looked at is none. */
export async function leftFolders(parent: string): Promise<readonly LeftFolder[]> {
  const names = await readdir(parent).catch(() => []);
  const left: LeftFolder[] = [];
  for (const name of names.filter((one) => one.startsWith(PREFIX)).sort()) {
    const path = join(parent, name);
    if (await isLeft(path).catch(() => false)) left.push({ path, size: await sizeOf(path).catch(() => 0) });
  }
  return left;
}

/** Takes away what was left in a folder, as far as it lets us. */
export async function removeLeft(parent: string): Promise<void> {
  for (const { path } of await leftFolders(parent))
    await rm(path, { recursive: true, force: true }).catch(() => undefined);
}
