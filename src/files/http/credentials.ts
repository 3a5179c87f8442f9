import { netrcLogin } from './netrc.ts';

/** Where credentials may stand. */
export interface Credentials {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly netrc: string;
}

/** The variable for a host: `VAQ_AUTH_mirror_example`; other characters than letters and digits are `_`. */
function variableOf(hostname: string): string {
  return `VAQ_AUTH_${hostname.replace(/[^a-z0-9]/gi, '_')}`;
}

function basic(pair: string): string {
  return `Basic ${Buffer.from(pair).toString('base64')}`;
}

/**
 * The header that tells a host who asks: from its variable in the environment, `USER:PASSWORD` or a whole header such as
 * `Bearer TOKEN`, else from the netrc; null where neither knows the host. What a redirect leads to is a host of its own.
 */
export function authorizationFor({ hostname }: URL, { env, netrc }: Credentials): string | null {
  const host = hostname.toLowerCase();
  const stated = env[variableOf(host)] || env[variableOf(host).toUpperCase()];
  if (stated) return /^[a-z]+ \S/i.test(stated) ? stated : basic(stated);
  const found = netrcLogin(netrc, host);
  return found === null ? null : basic(`${found.login}:${found.password}`);
}
