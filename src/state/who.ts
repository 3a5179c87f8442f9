import { hostname, userInfo } from 'node:os';

/** The name of the person who runs this: the one who called sudo, if it was called. */
export function userName(): string {
  const { SUDO_USER } = process.env;
  if (SUDO_USER) return SUDO_USER;
  try {
    return userInfo().username;
  } catch {
    // A user without an entry in the system's table, as containers have.
    return String(process.getuid?.() ?? 'unknown');
  }
}

/** The name of this machine. */
export function machineName(): string {
  return hostname();
}
