import { CANONICAL } from '../render/context.ts';
import { fileUrl } from '../render/urls.ts';
import type { Host, Model } from '../sot/model/types.ts';

/** Longer than any path that a file system takes. */
const MAX_URL = 16_384;

/** Whether a URL stands in a text, and is not the beginning of a longer one. */
function hasUrl(text: string, url: string): boolean {
  for (let at = text.indexOf(url); at !== -1; at = text.indexOf(url, at + 1)) {
    if (!/^(?:[\w%~/-]|\.\w)/.test(text.slice(at + url.length, at + url.length + 2))) return true;
  }
  return false;
}

/** The URLs below a folder that stand in some texts, and what follows each: no path has a blank or a quote in a URL. */
function urlsIn(texts: readonly { readonly content: string }[], folder: string): string {
  const found = new Set<string>();
  for (const { content } of texts) {
    for (let at = content.indexOf(folder); at !== -1; at = content.indexOf(folder, at + 1))
      found.add(/^[^\s"]*/.exec(content.slice(at, at + MAX_URL))![0]);
  }
  return [...found].join('\n');
}

/** The SHA-256 of each pinned file whose URL stands in an artifact of a host, by path. */
export function pinnedFiles(
  host: Host,
  artifacts: readonly { readonly content: string }[],
  { files }: Pick<Model, 'files'>,
): Readonly<Record<string, string>> {
  const base = CANONICAL.baseUrl(host);
  const urls = urlsIn(artifacts, fileUrl(base, ''));
  const pinned = [...files.values()].filter(
    ({ path, sha256 }) => sha256 !== null && hasUrl(urls, fileUrl(base, path)),
  );
  return Object.fromEntries(pinned.map(({ path, sha256 }) => [path, sha256!]));
}
