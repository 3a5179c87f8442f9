import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createOnce } from '../../state/atomic-file.ts';
import { makePrivate } from '../../state/directory.ts';
import { systemCode } from '../../state/problem.ts';
import { userHome } from '../user.ts';
import { newIdentity } from './age.ts';

/** What was read from a private file, null where there is none, or why it is not read. */
export type PrivateText =
  | { readonly ok: true; readonly text: string | null }
  | { readonly ok: false; readonly message: string };

/** The most that a file of secrets may have. */
const MOST_BYTES = 1024 * 1024;

/** Reads a file that nobody else may read; one that others may read is refused, because they may have. */
export async function readPrivate(path: string): Promise<PrivateText> {
  try {
    const found = await stat(path);
    if (!found.isFile()) return { ok: false, message: `${path} is no regular file` };
    if (process.platform !== 'win32' && (found.mode & 0o077) !== 0)
      return {
        ok: false,
        message: `${path} can be read by other users: make it private with \`chmod 600 ${path}\``,
      };
    if (found.size > MOST_BYTES) return { ok: false, message: `${path} has more than 1 MiB` };
    const handle = await open(path, 'r');
    try {
      return { ok: true, text: await handle.readFile('utf8') };
    } finally {
      await handle.close();
    }
  } catch (error) {
    const code = systemCode(error);
    if (code === null) throw error;
    if (code === 'ENOENT') return { ok: true, text: null };
    return { ok: false, message: `${path} cannot be read (${code})` };
  }
}

/** Where the user's age identity is: the file that `VAQ_AGE_IDENTITY` names, else one of the user's own. */
export function identityPath(): string {
  return process.env.VAQ_AGE_IDENTITY || join(userHome().config, 'age-identity.txt');
}

/** The identities in a file as `age-keygen` writes it: one a line, with comments. */
export function identitiesIn(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('AGE-SECRET-KEY-'));
}

/** Makes an identity of the user's own, in a file that only they can read. */
export async function makeIdentity(path: string): Promise<string> {
  const { identity, recipient } = await newIdentity();
  await makePrivate(join(path, '..'));
  await createOnce(path, `# public key: ${recipient}\n${identity}\n`);
  return identity;
}
