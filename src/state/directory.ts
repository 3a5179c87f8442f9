import { existsSync, realpathSync } from 'node:fs';
import { lstat, mkdir, open, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { givePath } from './owner.ts';
import { attempt, failure, type Result, type StateProblem, success, systemCode } from './problem.ts';

/**
 * Where the state of a source of truth is kept: the folder named by `--state`, else `.vaq` beside `vaq.yml`. A person may
 * name a link; one that came with a repository is not followed (`refuseLink`).
 */
export function stateDirectory(sot: string, override: string | null): string {
  if (override === null) return join(resolve(sot), '.vaq');
  return existsSync(override) ? realpathSync(override) : resolve(override);
}

/** The problem where a path is a symbolic link: what is written there would land elsewhere, under sudo anywhere; else null. */
export async function refuseLink(path: string): Promise<StateProblem | null> {
  try {
    if (!(await lstat(path)).isSymbolicLink()) return null;
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  }
  const remedy = 'put the file or folder itself there, or name another state with --state DIR';
  return { code: 'denied', message: `${path} is a symbolic link, and is not written through: ${remedy}` };
}

/** Makes a folder and those above it, private and the calling user's; what exists already is left as it is. */
export async function makePrivate(dir: string): Promise<{ readonly made: boolean }> {
  const target = resolve(dir);
  const first = await mkdir(target, { recursive: true, mode: 0o700 });
  if (first === undefined) return { made: false };
  for (let path = target; path.length >= first.length; path = dirname(path)) await givePath(path);
  return { made: true };
}

/**
 * The state folder is there: made with mode 0700 and a `.gitignore` of its own when it was missing.
 * A folder that exists keeps its mode and gets no `.gitignore`, since `--state` may name a folder with other uses.
 */
export function ensureStateDirectory(dir: string): Promise<Result<null>> {
  return attempt(dir, async () => {
    const link = await refuseLink(dir);
    if (link !== null) return failure(link);
    const { made } = await makePrivate(dir);
    if (made) await ignoreEverything(join(dir, '.gitignore'));
    return success(null);
  });
}

/** Makes the names in a folder survive a power failure, where the system can (Windows cannot open a folder). */
export async function syncDirectory(dir: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(dir, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function ignoreEverything(path: string): Promise<void> {
  try {
    await writeFile(path, '*\n', { flag: 'wx', mode: 0o600 });
    await givePath(path);
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw error;
  }
}
