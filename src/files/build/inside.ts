import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import { wayInside } from '../../diagnostics/way-inside.ts';
import { reasonOf } from '../../sot/source/findings.ts';
import { BuildError } from './failure.ts';

/** The real path of something in a folder; rejects with a sentence where it is not there, or leads out of the folder. */
export async function inside(root: string, path: string, what: string): Promise<string> {
  try {
    const [folder, found] = await Promise.all([realpath(root), realpath(resolve(root, path))]);
    if (found === folder || wayInside(folder, found) !== null) return found;
  } catch (error) {
    throw new BuildError(`${what} \`${path}\` cannot be read: ${reasonOf(error)}`);
  }
  throw new BuildError(`${what} \`${path}\` leads out of the source of truth`);
}
