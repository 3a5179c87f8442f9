import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { makePrivate } from '../../state/directory.ts';
import { givePath } from '../../state/owner.ts';
import { removeAtTheEnd } from '../../state/remove-at-the-end.ts';
import { ownFolder, PREFIX, removeLeft } from './left-folders.ts';

/**
 * Makes a folder of the calling user's that nobody else can read, and that is gone when the process is; those that killed
 * processes left beside it go first.
 */
export async function privateFolder(parent: string): Promise<string> {
  await makePrivate(parent);
  await removeLeft(parent);
  const folder = await mkdtemp(join(parent, PREFIX));
  removeAtTheEnd(folder);
  await givePath(folder);
  await ownFolder(folder);
  return folder;
}
