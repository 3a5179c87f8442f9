import { access, constants } from 'node:fs/promises';
import type { Owner } from '../state/owner.ts';

/** Whether root was given up; `uid` is the user that the process is now, null where there was nothing to give up. */
export type Dropped =
  | { readonly ok: true; readonly uid: number | null }
  | { readonly ok: false; readonly message: string };

/**
 * Makes the process that of the user who called sudo, for good: user, group and supplementary groups (setuid(2) as root
 * sets the saved user too). To be called once the privileged ports are bound; nothing happens where `caller` is null or
 * root itself.
 */
export function dropPrivileges(caller: Owner | null): Dropped {
  if (caller === null || caller.uid === 0) return { ok: true, uid: null };
  const { uid, gid } = caller;
  try {
    setGroups(caller);
    // The user last: only root may change the others.
    process.setgid!(gid);
    process.setuid!(uid);
  } catch (error) {
    return {
      ok: false,
      message: `root could not be given up for the user ${uid}: ${(error as Error).message}`,
    };
  }
  return { ok: true, uid };
}

/** The groups of the user; only the named one where the system's table does not know the user, as in containers. */
function setGroups({ uid, gid }: Owner): void {
  try {
    // Missing in the types of Node 20.
    (process as NodeJS.Process & { initgroups(user: number, group: number): void }).initgroups(uid, gid);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_UNKNOWN_CREDENTIAL') throw error;
    process.setgroups!([gid]);
  }
}

/** What a process needs of the disk; paths of what exists. */
export interface Needs {
  readonly read: Iterable<string>;
  readonly write: Iterable<string>;
}

async function refusedOf(paths: Iterable<string>, mode: number): Promise<readonly string[]> {
  const asked = await Promise.all(
    [...new Set(paths)].map(async (path) => {
      const isOpen = await access(path, mode).then(
        () => true,
        () => false,
      );
      return isOpen ? [] : [path];
    }),
  );
  return asked.flat();
}

/** A sentence that says what the process may not do with its files; null where it may do all that it needs. */
export async function outOfReach({ read, write }: Needs): Promise<string | null> {
  const [unreadable, unwritable] = await Promise.all([
    refusedOf(read, constants.R_OK),
    refusedOf(write, constants.W_OK),
  ]);
  const parts = [
    ...(unreadable.length > 0 ? [`read ${unreadable.join(', ')}`] : []),
    ...(unwritable.length > 0 ? [`write ${unwritable.join(', ')}`] : []),
  ];
  if (parts.length === 0) return null;
  return `the user ${process.getuid?.()}, for whom vaq gives up root, may not ${parts.join(', nor ')}`;
}
