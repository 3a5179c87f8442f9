/** What a URL says, as far as it matters here. */
export interface Url {
  /** In small letters; empty where there is none. */
  readonly scheme: string;
  /** What follows the scheme where that is no path. */
  readonly opaque: string;
  readonly query: string;
}

const BAD_ESCAPE = /%(?![0-9a-f]{2})/i;

/** Whether Go’s `net/url` takes what stands between `//` and the path. */
function isAuthority(authority: string): boolean {
  const at = authority.lastIndexOf('@');
  const user = authority.slice(0, Math.max(at, 0));
  if (!/^[-\w.:~!$&'()*+,;=%@]*$/.test(user) || BAD_ESCAPE.test(user)) return false;
  const host = authority.slice(at + 1);
  if (!/^[-\w.~!$&'()*+,;=:[\]<>"%\u0080-\uffff]*$/.test(host)) return false;
  if (host.startsWith('[')) {
    const zone = host.replace(/%25.*\]/, ']');
    return /^\[[^\]]*\](?::\d*)?$/.test(zone) && !/%[0-7]|%(?![0-9a-f]{2})/i.test(zone);
  }
  const colon = host.lastIndexOf(':');
  if (colon !== -1 && !/^:\d*$/.test(host.slice(colon))) return false;
  return !/%(?!25)[0-7]/.test(host) && !BAD_ESCAPE.test(host);
}

/** A URL as Go’s `net/url` reads it, which takes most texts for one; null where it does not. */
export function parseUrl(text: string): Url | null {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what makes it no URL.
  if (/[\u0000-\u001f\u007f]/.test(text)) return null;
  const [before = '', ...fragments] = text.split('#');
  if (BAD_ESCAPE.test(fragments.join('#'))) return null;
  if (before.startsWith(':')) return null;
  const scheme = /^[a-z][-a-z0-9+.]*(?=:)/i.exec(before)?.[0] ?? '';
  const rest = scheme === '' ? before : before.slice(scheme.length + 1);
  const mark = rest.indexOf('?');
  const main = mark === -1 ? rest : rest.slice(0, mark);
  const url = { scheme: scheme.toLowerCase(), opaque: '', query: mark === -1 ? '' : rest.slice(mark + 1) };
  if (!main.startsWith('/')) {
    if (scheme !== '') return { ...url, opaque: main };
    if (/^[^/]*:/.test(main)) return null;
  }
  const hasAuthority = main.startsWith('//') && (scheme !== '' || !main.startsWith('///'));
  const [, authority = '', path = ''] = /^\/\/([^/]*)(.*)$/s.exec(hasAuthority ? main : `//${main}`) ?? [];
  if (hasAuthority && !isAuthority(authority)) return null;
  return BAD_ESCAPE.test(hasAuthority ? path : main) ? null : url;
}

function unescaped(text: string): string | null {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return null;
  }
}

/** The first value of a key in a query; null where it is not there. */
export function queryValue({ query }: Url, key: string): string | null {
  for (const part of query.split('&')) {
    if (part.includes(';')) continue;
    const [name = '', ...value] = part.split('=');
    if (unescaped(name) !== key) continue;
    const found = unescaped(value.join('='));
    if (found !== null) return found;
  }
  return null;
}
