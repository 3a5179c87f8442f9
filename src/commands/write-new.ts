import { lstat, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { reasonOf } from '../sot/source/findings.ts';
import { systemCode } from '../state/problem.ts';
import { writeWhole } from './write-file.ts';

/** Whether something stands at a path; throws where it cannot be told. */
async function isThere(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(systemCode(error) ?? '')) return false;
    throw error;
  }
}

/** Which of these paths below a folder are taken already; a sentence where that cannot be told. */
export async function takenPaths(
  folder: string,
  paths: Iterable<string>,
): Promise<readonly string[] | string> {
  const taken: string[] = [];
  for (const path of paths) {
    try {
      if (await isThere(join(folder, path))) taken.push(path);
    } catch (error) {
      if (systemCode(error) === null) throw error;
      return `${join(folder, path)} cannot be looked at: ${reasonOf(error)}`;
    }
  }
  return taken;
}

/**
 * Writes files below a folder. When one cannot be written, those that were not there before are taken away again, and a
 * sentence says why; null when all are written.
 */
export async function writeNew(folder: string, files: ReadonlyMap<string, string>): Promise<string | null> {
  const fresh: string[] = [];
  for (const [path, text] of files) {
    const target = join(folder, path);
    const wasThere = await isThere(target);
    const problem = await writeWhole(target, text);
    if (problem !== null) {
      for (const written of fresh) await rm(written, { force: true });
      return `${problem}; nothing new was left in ${dirname(join(folder, 'x'))}`;
    }
    if (!wasThere) fresh.push(target);
  }
  return null;
}
