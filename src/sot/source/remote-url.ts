import { createHash } from 'node:crypto';

/** A repository elsewhere, and the revision that is wanted of it; null is what its `HEAD` names. */
export interface Remote {
  readonly url: string;
  readonly ref: string | null;
}

const SCHEMES: ReadonlySet<string> = new Set(['https', 'http', 'ssh', 'git', 'file']);
const ABSOLUTE = /^([a-z][a-z0-9+.-]*):\/\/([^/]*)(\/.*)?$/i;
/** `user@host:path`, or `host:path`: how ssh writes it. A single letter before the colon is a drive of Windows. */
const SCP_LIKE = /^((?:[\w.+-]+@)?[a-z0-9[][\w.:[\]-]+?):(?!\/\/)(.+)$/i;
/** `helper::address` starts the program `git-remote-helper`. */
const HELPER = /^[\w+.-]+::/;

function isScpLike(text: string): boolean {
  return SCP_LIKE.test(text) && !/^[a-z]:[\\/]/i.test(text) && !text.startsWith('.');
}

/** Whether a text names a repository elsewhere, well or badly, and not a folder. */
export function looksRemote(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(text) || HELPER.test(text) || isScpLike(text);
}

/** The repository and the revision of `URL#REF`. */
export function parseRemote(text: string): Remote {
  const hash = text.indexOf('#');
  if (hash === -1) return { url: text, ref: null };
  return { url: text.slice(0, hash), ref: text.slice(hash + 1) || null };
}

/** Why Git is not given a URL: what could be an option, start a program, or is no URL; null where nothing is wrong with it. */
export function refusalOf(url: string): string | null {
  if (/[\p{Cc}\s]/u.test(url)) return 'it has a blank or a control character in it';
  if (url.startsWith('-')) return 'it begins with `-`, as an option does';
  if (HELPER.test(url)) return 'it would start a helper program of Git';
  const [, scheme, authority, path] = ABSOLUTE.exec(url) ?? [];
  if (scheme !== undefined) {
    if (!SCHEMES.has(scheme.toLowerCase()))
      return `\`${scheme}\` is none of ${[...SCHEMES].map((name) => `\`${name}\``).join(', ')}`;
    if (path === undefined || path === '/') return 'it names no repository';
    // ssh would take it for an option (CVE-2017-1000117).
    const host = authority!.slice(authority!.lastIndexOf('@') + 1);
    if (authority!.startsWith('-') || host.startsWith('-'))
      return 'its host begins with `-`, as an option does';
    if (scheme.toLowerCase() !== 'file' && host === '') return 'it names no host';
    return null;
  }
  if (!isScpLike(url)) return 'it is no URL; write `https://…`, `ssh://…`, `git@host:path` or `file:///…`';
  const [, host = '', path2 = ''] = SCP_LIKE.exec(url)!;
  return host.split('@').at(-1)!.startsWith('-') || path2.startsWith('-')
    ? 'a part of it begins with `-`, as an option does'
    : null;
}

/** A text in which URLs may stand, without the user and the password in them. */
export function withoutCredentials(text: string): string {
  return text.replace(/\b([a-z][a-z0-9+.-]*:\/\/)[^\s/'"]*@/gi, '$1');
}

/** The last part of a URL's path without `.git`, as people call the repository. */
export function repositoryName(url: string): string {
  const last =
    url
      .replace(/[/\\]+$/, '')
      .split(/[/\\:]/)
      .at(-1) ?? '';
  return last.replace(/\.git$/, '').replace(/[^\w.-]/g, '_') || 'repository';
}

/** A name for a folder on this machine that belongs to one repository: the same whoever asks for it, and with what password. */
export function folderName(url: string): string {
  const same = withoutCredentials(url).replace(/(?:\.git)?\/*$/, '');
  return `${repositoryName(url)}-${createHash('sha256').update(same).digest('hex').slice(0, 16)}`;
}
