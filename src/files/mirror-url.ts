/** The base URL in a form that paths can be added to; null where it is none of HTTP. */
export function mirrorBase(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, href, search, hash } = new URL(url);
  if (!/^https?:$/.test(protocol) || search !== '' || hash !== '') return null;
  return href.endsWith('/') ? href : `${href}/`;
}

/** The URL of a declared file under a base as `mirrorBase` gives it. */
export function mirroredUrl(base: string, path: string): string {
  return base + path.split('/').map(encodeURIComponent).join('/');
}
