import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { Remotes } from '../sot/source/remote.ts';
import { folderName } from '../sot/source/remote-url.ts';
import { cacheFolder, configFolder, type UserFacts, userStateFolder } from '../sot/source/user-folders.ts';
import { callingUser, type Owner } from '../state/owner.ts';

/** The home of the user who called sudo, as sudo or the system's list of users says it; null where neither does. */
function homeOf({ uid }: Owner): string | null {
  const { SUDO_HOME, SUDO_USER } = process.env;
  if (SUDO_HOME !== undefined) return SUDO_HOME;
  // Users of macOS are in no file.
  if (process.platform === 'darwin') return SUDO_USER === undefined ? null : `/Users/${SUDO_USER}`;
  try {
    const users = readFileSync('/etc/passwd', 'utf8').split('\n');
    // name:password:UID:GID:comment:home:shell (passwd(5))
    return users.map((line) => line.split(':')).find(([, , id]) => id === String(uid))?.[5] ?? null;
  } catch {
    return null;
  }
}

/** The user whose files these are: who called sudo, else who runs the process. */
function facts(): UserFacts & { readonly caller: Owner | null } {
  const { env, platform } = process;
  const caller = callingUser();
  return { platform, env, caller, home: (caller && homeOf(caller)) ?? homedir() };
}

/** Repositories elsewhere, by way of the user's cache, with the user's keys. Nothing happens before one is opened. */
export function userRemotes(isOffline = false): Remotes {
  const user = facts();
  return new Remotes(cacheFolder(user), user.caller && { ...user.caller, home: user.home }, isOffline);
}

/** The folder of the user's in which is kept what can be had again. */
export function userCache(): string {
  return cacheFolder(facts());
}

/** The home of the user, and the folder in which is kept what they have set up. */
export function userHome(): { readonly home: string; readonly config: string } {
  const user = facts();
  return { home: user.home, config: configFolder(user) };
}

/** The folder of this machine that stands for a repository elsewhere: its state is in it, as beside a tree of files. */
export function remoteRoot(url: string): string {
  return join(userStateFolder(facts()), folderName(url));
}
