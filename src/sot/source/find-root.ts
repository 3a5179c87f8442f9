import { stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}

/** The nearest folder, from this one upwards, that holds a `vaq.yml` (or `vaq.yaml`); null where none does. */
export async function findRoot(cwd: string): Promise<string | null> {
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    if ((await isFile(join(folder, 'vaq.yml'))) || (await isFile(join(folder, 'vaq.yaml')))) return folder;
    if (folder === dirname(folder)) return null;
  }
}
