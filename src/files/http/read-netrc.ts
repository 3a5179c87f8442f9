import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** The text of the user's netrc: the file that `NETRC` names, else `~/.netrc`, on Windows `_netrc`; empty where it cannot be read. */
export function readNetrc(env: Readonly<Record<string, string | undefined>>): string {
  const names = process.platform === 'win32' ? ['_netrc', '.netrc'] : ['.netrc'];
  for (const path of env.NETRC ? [env.NETRC] : names.map((name) => join(homedir(), name))) {
    try {
      return readFileSync(path, 'utf8');
    } catch {
      // Most people have none.
    }
  }
  return '';
}
