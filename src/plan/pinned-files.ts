import { CANONICAL } from '../render/context.ts';
import { fileUrl } from '../render/urls.ts';
import type { DeclaredFile, Host, Model } from '../sot/model/types.ts';

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

/** The declared files whose URL, below the base of a host's service, stands in some of its texts. */
export function namedFiles(
  base: string,
  texts: readonly { readonly content: string }[],
  files: Iterable<DeclaredFile>,
): readonly DeclaredFile[] {
  const urls = urlsIn(texts, fileUrl(base, ''));
  return [...files].filter(({ path }) => hasUrl(urls, fileUrl(base, path)));
}

/** The SHA-256 of each pinned file whose URL stands in an artifact of a host, by path. */
export function pinnedFiles(
  host: Host,
  artifacts: readonly { readonly content: string }[],
  { files }: Pick<Model, 'files'>,
): Readonly<Record<string, string>> {
  const base = CANONICAL.baseUrl(host);
  const pinned = [...files.values()].filter(({ sha256 }) => sha256 !== null);
  return Object.fromEntries(namedFiles(base, artifacts, pinned).map(({ path, sha256 }) => [path, sha256!]));
}
