import { posix, win32 } from 'node:path';

/** What the folders of a user depend on. */
export interface UserFacts {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

interface Places {
  readonly variable: string;
  readonly unix: string;
  readonly darwin: string;
  readonly windows: string;
}

function folder({ platform, env, home }: UserFacts, { variable, unix, darwin, windows }: Places): string {
  if (platform === 'win32') {
    return win32.join(env.LOCALAPPDATA ?? win32.join(home, 'AppData', 'Local'), 'vaq', windows);
  }
  // "If an implementation encounters a relative path in any of these variables it should ignore it" (XDG Base Directory).
  const stated = env[variable];
  if (stated !== undefined && posix.isAbsolute(stated)) return posix.join(stated, 'vaq');
  return posix.join(home, platform === 'darwin' ? darwin : unix, 'vaq');
}

/** Where what can be had again is kept: a folder of the user's, which may not exist yet. */
export function cacheFolder(facts: UserFacts): string {
  return folder(facts, {
    variable: 'XDG_CACHE_HOME',
    unix: '.cache',
    darwin: 'Library/Caches',
    windows: 'cache',
  });
}

/** Where what a user has set up is kept, which may not exist yet. */
export function configFolder(facts: UserFacts): string {
  return folder(facts, {
    variable: 'XDG_CONFIG_HOME',
    unix: '.config',
    darwin: 'Library/Preferences',
    windows: 'config',
  });
}

/** Where the state of what has no folder of its own is kept: a folder of the user's, which may not exist yet. */
export function userStateFolder(facts: UserFacts): string {
  return folder(facts, {
    variable: 'XDG_STATE_HOME',
    unix: '.local/state',
    darwin: 'Library/Application Support',
    windows: 'state',
  });
}
