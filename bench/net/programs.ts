import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * Where a program is; null where it is not installed. Servers often stand where only root looks, which comes first: under
 * npm the path begins with the programs of packages, one of which is called `dhcpd`.
 */
export function findProgram(name: string): string | null {
  const folders = ['/usr/local/sbin', '/usr/sbin', ...(process.env.PATH ?? '').split(delimiter)];
  const paths = folders.filter((folder) => folder !== '').map((folder) => join(folder, name));
  return paths.find(isExecutable) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
