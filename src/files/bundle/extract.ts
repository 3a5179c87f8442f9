import { type FileHandle, open } from 'node:fs/promises';
import { giveFile } from '../../state/owner.ts';
import type { Take } from './read.ts';

/** A file of the calling user's alone that a member is written to. */
export interface Target {
  readonly take: Take;
  readonly end: () => Promise<void>;
}

/** Makes a file that takes the content of a member; rejects with the system's error. */
export async function targetAt(path: string): Promise<Target> {
  const file: FileHandle = await open(path, 'wx', 0o600);
  await giveFile(file);
  return { take: (piece) => file.writeFile(piece), end: () => file.close() };
}
