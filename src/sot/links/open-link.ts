import { posix } from 'node:path';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { within } from '../place.ts';
import type { OpenedRemote } from '../source/remote.ts';
import { type Remote, repositoryName } from '../source/remote-url.ts';
import type { Source } from '../source/source.ts';
import { localRef, movingRef, unreachable } from './findings.ts';
import type { Config, StatedLink } from './stated.ts';

/** Opens repositories elsewhere. */
export interface RemoteOpener {
  open(remote: Remote): Promise<OpenedRemote>;
}

/** Where links are followed from: the source that states them, what stands before its paths, and repositories elsewhere. */
export interface Origin {
  readonly source: Source;
  readonly prefix: string;
  readonly remotes: RemoteOpener | null;
}

/** What a link leads to: another tree, called by `name`; or, with `source` null, the tree itself. */
export interface LinkTarget {
  readonly source: Source | null;
  readonly name: string;
  /** The revision for people, where it is not that of the tree itself. */
  readonly revision: string | null;
}

/** A link followed: null is one that cannot be. */
export interface Followed {
  readonly target: LinkTarget | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** What two links have in common that lead to the same. */
export function sameness({ type, url = '', ref = '' }: Config, { prefix }: Origin): string {
  return type === 'git' ? `git ${url} ${ref}` : `local ${prefix}${posix.normalize(url)}`;
}

function refused(link: StatedLink, why: string): Followed {
  return { target: null, diagnostics: [unreachable(link, why)] };
}

async function followLocal(link: StatedLink, config: Config, url: string, origin: Origin): Promise<Followed> {
  const { source, prefix } = origin;
  const diagnostics = config.ref === undefined ? [] : [localRef(link)];
  if (posix.isAbsolute(url) || /^[a-z]:/i.test(url)) {
    return refused(link, 'it is an absolute path; write it from the root of the source of truth');
  }
  const path = posix.normalize(url).replace(/\/$/, '');
  // The tree itself: a cluster of a site that links elsewhere may come back.
  if (path === '.' && prefix === '') {
    return { target: { source: null, name: '', revision: null }, diagnostics };
  }
  const found = await source.repository?.folder(path);
  if (found === undefined) return refused(link, 'there is no repository here');
  if (!found.ok) return refused(link, found.why);
  const name = path === '.' ? prefix : `${prefix}${path}/`;
  return { target: { source: found.source, name, revision: null }, diagnostics };
}

async function followGit(link: StatedLink, config: Config, url: string, origin: Origin): Promise<Followed> {
  const { ref = null, id } = config;
  if (origin.remotes === null) return refused(link, 'no repository elsewhere is read here');
  const opened = await origin.remotes.open({ url, ref });
  if (!opened.ok) {
    const { message, fix, ruleId } = opened.diagnostic;
    const key = ruleId === 'source/unknown-revision' ? 'ref' : 'url';
    return { target: null, diagnostics: [unreachable(link, message, key, fix)] };
  }
  const { source, moves, name: revision } = opened;
  const place = within(link.place, ref === null ? 'url' : 'ref');
  const diagnostics = moves ? [movingRef(place, ref, source.revision.commit!)] : [];
  const name = (id ?? repositoryName(url)).replace(/[^\w.-]/g, '_');
  return { target: { source, name, revision }, diagnostics };
}

/** Follows a link whose schema is right. */
export async function followLink(link: StatedLink, config: Config, origin: Origin): Promise<Followed> {
  const { type, url } = config;
  if (url === undefined) return refused(link, 'it has no `url`');
  return type === 'git' ? followGit(link, config, url, origin) : followLocal(link, config, url, origin);
}
