import { createHash } from 'node:crypto';
import { lstat, readdir, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { File } from '../../sot/schema/generated/types.ts';
import { hashFile } from '../hash.ts';
import { inside } from './inside.ts';

/** How a file is made, as files.yml says it. */
export type Build = NonNullable<File['build']>;

/** Everything below a path as facts: the name of each file, whether it can be run, and its content; where a link leads. */
async function factsOf(path: string, name: string): Promise<readonly string[]> {
  const found = await lstat(path);
  if (found.isSymbolicLink()) return [`link ${JSON.stringify([name, await readlink(path)])}`];
  if (found.isDirectory()) {
    const names = (await readdir(path)).sort();
    const below = await Promise.all(names.map((child) => factsOf(join(path, child), `${name}/${child}`)));
    return below.flat();
  }
  const { sha256 } = await hashFile(path);
  return [`file ${JSON.stringify([name, (found.mode & 0o100) !== 0, sha256])}`];
}

/** The SHA-256 of a command and everything that it reads, by which what it made is known again; rejects with a sentence. */
export async function recipeDigest(root: string, { command, inputs = [], output }: Build): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify([command, output]));
  for (const input of [...inputs].sort()) {
    const path = await inside(root, input, 'the input');
    for (const fact of await factsOf(path, input.replace(/\/+$/, ''))) hash.update(`\n${fact}`);
  }
  return hash.digest('hex');
}
