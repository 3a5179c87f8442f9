import { lchown } from 'node:fs/promises';

/** A user and a group by number. */
export interface Owner {
  readonly uid: number;
  readonly gid: number;
}

const ID = /^\d{1,10}$/;

/** To whom new files belong: the user who called sudo; null where the process is its own user. */
export function callingUser(
  env: Readonly<Record<string, string | undefined>> = process.env,
  uid: number | null = process.getuid?.() ?? null,
): Owner | null {
  const { SUDO_UID, SUDO_GID } = env;
  // Only root can give files away, and a SUDO_UID inherited by a plain process means nothing.
  if (uid !== 0 || !ID.test(SUDO_UID ?? '') || !ID.test(SUDO_GID ?? '')) return null;
  return { uid: Number(SUDO_UID), gid: Number(SUDO_GID) };
}

/** Something open that can change hands, such as a file handle. */
interface Ownable {
  chown(uid: number, gid: number): Promise<void>;
}

/** Gives an open file to the user who called sudo. */
export async function giveFile(file: Ownable): Promise<void> {
  const owner = callingUser();
  if (owner !== null) await file.chown(owner.uid, owner.gid);
}

/** Gives a path, and never what a link there points at, to the user who called sudo. */
export async function givePath(path: string): Promise<void> {
  const owner = callingUser();
  if (owner !== null) await lchown(path, owner.uid, owner.gid);
}
