import { rename, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { syncDirectory } from '../../state/directory.ts';
import { type HashedFile, hashFile } from '../hash.ts';
import { type Beginning, beginningOf, forget, NO_BEGINNING } from './beginning.ts';
import { DownloadError, downloadError, type Failure } from './failure.ts';
import { fill } from './fill.ts';
import { mismatch } from './mismatch.ts';
import type { Wanted } from './wanted.ts';

/** The file as it now lies at its target, or why it does not. */
export type Downloaded = { readonly ok: true; readonly hashed: HashedFile } | Failure;

/** How often a file may be begun anew: a server whose parts never make a whole is left alone. */
const MOST_STARTS = 3;
/** How often a connection that brought something may break: a byte at a time is no way to send a file. */
const MOST_TRIES = 200;

async function sizeOf(part: string): Promise<number> {
  return stat(part).then(
    ({ size }) => size,
    () => 0,
  );
}

/** The part as it is, where it is whole already: only its publication was missing. */
async function finished({ sha256, size, part }: Wanted, beginning: Beginning): Promise<string | null> {
  if (sha256 === null || size === null || beginning.size !== size) return null;
  const found = await hashFile(part);
  return found.sha256 === sha256 ? sha256 : null;
}

/** One connection: the SHA-256 of the whole file, or null where it must be begun anew. */
async function attempt(wanted: Wanted, beginning: Beginning): Promise<string | null> {
  const { part } = wanted;
  if (!(await fill(wanted, beginning))) return null;
  const { sha256 } = await hashFile(part);
  const wrong = mismatch(wanted, sha256);
  if (wrong === null) return sha256;
  // What was put together from several answers may be of two files.
  if (beginning.size > 0) return null;
  await forget(part);
  throw new DownloadError(502, wrong, { remedy: 'lock' });
}

/** The last failure of several, which says how many there were. */
function afterTries(failed: DownloadError, count: number): DownloadError {
  if (count === 1) return failed;
  return new DownloadError(failed.status, `${failed.message} (asked ${count} times)`, failed);
}

/** The SHA-256 of the whole file, which is then in the part; a connection that breaks is followed by another one. */
async function complete(wanted: Wanted): Promise<string> {
  const { url, part, patience, tries, pause } = wanted;
  let left = tries;
  let starts = 0;
  for (let count = 1; ; count++) {
    let beginning = await beginningOf(part, wanted.sha256 !== null);
    if (wanted.size !== null && beginning.size >= wanted.size) {
      const whole = await finished(wanted, beginning);
      if (whole !== null) return whole;
      beginning = NO_BEGINNING;
    }
    if (beginning.size === 0) starts += 1;
    let failed: DownloadError;
    try {
      const sha256 = await attempt(wanted, beginning);
      if (sha256 !== null) return sha256;
      await forget(part);
      if (starts < MOST_STARTS) continue;
      throw new DownloadError(502, `${url} sends parts that do not make the whole file`);
    } catch (error) {
      failed = downloadError(error, url, patience);
    }
    const grew = (await sizeOf(part)) > beginning.size;
    left = grew && tries > 1 ? tries - 1 : left - 1;
    if (!failed.passes || left <= 0 || count >= MOST_TRIES || starts > MOST_STARTS + tries)
      throw failed.passes ? afterTries(failed, count) : failed;
    await sleep(Math.max(failed.wait, pause * 2 ** (tries - 1 - left)));
  }
}

/**
 * Fetches a file to its target, which appears only when it is whole and, where a SHA-256 is pinned, right. What broke off
 * is gone on with, now and the next time, where the server still has the same file. Never rejects.
 */
export async function download(wanted: Wanted): Promise<Downloaded> {
  const { url, part, patience } = wanted;
  try {
    const sha256 = await complete(wanted);
    const target = wanted.target(sha256);
    await rename(part, target);
    await forget(part);
    await syncDirectory(dirname(target));
    // A new name is a change of the file, to the system.
    return { ok: true, hashed: { sha256, identity: await stat(target, { bigint: true }) } };
  } catch (error) {
    const { status, message, remedy } = downloadError(error, url, patience);
    return { ok: false, status, message, remedy };
  }
}
