import { CANONICAL } from '../render/context.ts';
import { fileUrl } from '../render/urls.ts';
import type { Host, Model } from '../sot/model/types.ts';

/** Whether a URL stands in a text, and is not the beginning of a longer one. */
function hasUrl(text: string, url: string): boolean {
  for (let at = text.indexOf(url); at !== -1; at = text.indexOf(url, at + 1)) {
    if (!/^(?:[\w%~/-]|\.\w)/.test(text.slice(at + url.length, at + url.length + 2))) return true;
  }
  return false;
}

/** The SHA-256 of each pinned file whose URL stands in an artifact of a host, by path. */
export function pinnedFiles(
  host: Host,
  artifacts: readonly { readonly content: string }[],
  { files }: Pick<Model, 'files'>,
): Readonly<Record<string, string>> {
  const base = CANONICAL.baseUrl(host);
  const pinned = [...files.values()].filter(
    ({ path, data }) =>
      data.sha256 !== undefined && artifacts.some(({ content }) => hasUrl(content, fileUrl(base, path))),
  );
  return Object.fromEntries(pinned.map(({ path, data }) => [path, data.sha256!.toLowerCase()]));
}
