import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { reasonOf } from '../sot/source/findings.ts';
import { giveFile, givePath } from '../state/owner.ts';
import { systemCode } from '../state/problem.ts';

/**
 * Puts a text in the place of what a file held, all of it or nothing, and makes its folders; a device or a pipe is written
 * to. Null when it is done, else a sentence that says why it is not.
 */
export async function writeWhole(file: string, text: string): Promise<string | null> {
  try {
    const path = resolve(file);
    const target = await replaceable(path);
    if (target === null) await writeFile(path, text);
    else await replace(target, text);
    return null;
  } catch (error) {
    if (systemCode(error) === null) throw error;
    return `${file} cannot be written: ${reasonOf(error)}`;
  }
}

/** What a new file may take the place of: behind links, a file or nothing. Renaming onto `/dev/null` would end it. */
async function replaceable(path: string): Promise<string | null> {
  try {
    return (await stat(path)).isFile() ? await realpath(path) : null;
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return path;
    throw error;
  }
}

async function replace(path: string, text: string): Promise<void> {
  await makeFolder(dirname(path));
  const temporary = `${path}.${process.pid}-${randomBytes(6).toString('hex')}.tmp`;
  try {
    const handle = await open(temporary, 'wx');
    try {
      await giveFile(handle);
      await handle.writeFile(text);
    } finally {
      await handle.close();
    }
    await rename(temporary, path);
  } finally {
    await rm(temporary, { force: true });
  }
}

/** One by one, because Node’s own way tries for ever in a folder that takes none, such as `/proc`. */
async function makeFolder(folder: string): Promise<void> {
  if (existsSync(folder)) return;
  await makeFolder(dirname(folder));
  try {
    await mkdir(folder);
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return;
    throw error;
  }
  await givePath(folder);
}
