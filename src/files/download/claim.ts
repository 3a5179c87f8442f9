import { readFile, rm } from 'node:fs/promises';
import { createOnce } from '../../state/atomic-file.ts';
import { hasEnded, type ProcessIdentity, thisProcess } from '../../state/process-identity.ts';

const claimFile = (part: string): string => `${part}.claim`;

async function isStale(path: string): Promise<boolean> {
  try {
    return hasEnded(JSON.parse(await readFile(path, 'utf8')) as ProcessIdentity);
  } catch {
    // Gone meanwhile, or emptied by a power failure.
    return true;
  }
}

/** Takes the right to write to a part, which two processes at once would spoil; false where another one has it. */
export async function claimPart(part: string): Promise<boolean> {
  const path = claimFile(part);
  if (await createOnce(path, JSON.stringify(thisProcess()))) return true;
  if (!(await isStale(path))) return false;
  await rm(path, { force: true });
  return createOnce(path, JSON.stringify(thisProcess()));
}

/** Gives the right back. */
export async function releasePart(part: string): Promise<void> {
  await rm(claimFile(part), { force: true });
}
