/** Whether an entry of NO_PROXY is for a host: `*`, a name with all below it, with or without a dot before, and perhaps a port. */
function isExempt(entry: string, host: string, port: string): boolean {
  const [, name = '', only] = /^(.*?)(?::(\d+))?$/.exec(entry)!;
  if (only !== undefined && only !== port) return false;
  if (name === '*') return true;
  const bare = name.replace(/^\*?\./, '');
  return bare !== '' && (host === bare || host.endsWith(`.${bare}`));
}

/**
 * The proxy by which a URL is asked for, as the environment says it to curl and others: `https_proxy`, `http_proxy`,
 * `all_proxy` and `no_proxy`, in small letters first; null where it is asked for directly.
 */
export function proxyFor(
  { protocol, hostname, port }: URL,
  env: Readonly<Record<string, string | undefined>>,
): URL | null {
  const read = (name: string): string => env[name] || env[name.toUpperCase()] || '';
  const scheme = protocol.slice(0, -1);
  const text = read(`${scheme}_proxy`) || read('all_proxy');
  if (text === '') return null;
  const host = hostname.toLowerCase();
  const at = port || (scheme === 'https' ? '443' : '80');
  const exempt = read('no_proxy')
    .toLowerCase()
    .split(/[\s,]+/);
  if (exempt.some((entry) => isExempt(entry, host, at))) return null;
  const full = text.includes('://') ? text : `http://${text}`;
  return URL.canParse(full) && /^https?:$/.test(new URL(full).protocol) ? new URL(full) : null;
}
