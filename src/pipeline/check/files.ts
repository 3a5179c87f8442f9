import { readdir, stat } from 'node:fs/promises';
import { systemCode } from '../../state/problem.ts';

/** A file to check: one that was named, or one that was found in a folder that was. */
export interface Given {
  readonly file: string;
  readonly isNamed: boolean;
}

/** The name that stands for standard input. */
export const STDIN = '-';

/**
 * The files that an argument names: of a folder all that is in it, by name, but for what is hidden and for links to
 * folders. What cannot be listed is given as it is, so that reading it says why.
 */
export async function* givenFiles(argument: string): AsyncGenerator<Given> {
  if (argument === STDIN || !(await isFolder(argument))) yield { file: argument, isNamed: true };
  else yield* inFolder(argument.replace(/(?<=.)\/+$/, ''));
}

async function* inFolder(folder: string): AsyncGenerator<Given> {
  const entries = await entriesOf(folder);
  if (entries === null) {
    yield { file: folder, isNamed: true };
    return;
  }
  for (const entry of entries) {
    const file = folder === '/' ? `/${entry.name}` : `${folder}/${entry.name}`;
    if (entry.name.startsWith('.')) continue;
    if (entry.isDirectory()) yield* inFolder(file);
    else if (entry.isFile() || (entry.isSymbolicLink() && !(await isFolder(file))))
      yield { file, isNamed: false };
  }
}

async function entriesOf(folder: string) {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    if (systemCode(error) === null) throw error;
    return null;
  }
}

async function isFolder(file: string): Promise<boolean> {
  try {
    return (await stat(file)).isDirectory();
  } catch (error) {
    if (systemCode(error) === null) throw error;
    return false;
  }
}
