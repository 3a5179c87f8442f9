import { posix } from 'node:path';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { within } from '../place.ts';
import type { OpenedRemote } from '../source/remote.ts';
import { type Remote, repositoryName } from '../source/remote-url.ts';
import { labelOf, printable, shortName } from '../source/resolve-revision.ts';
import type { Source } from '../source/source.ts';
import { localRef, movingRef, unreachable } from './findings.ts';
import { isSameRevision, type Pin, type StatedRevision } from './pins.ts';
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
  readonly pins: readonly Pin[];
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
  /** The revision of another repository that it states. */
  readonly stated?: StatedRevision;
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

/** A commit that the lock has, and the repository no longer. */
function pinnedElsewhere({ commit, ref }: Pin): string {
  const what = ref === null ? 'what `HEAD` names' : `\`${printable(ref)}\``;
  return `vaq.lock pins ${what} to \`${shortName(commit)}…\`, which is not in that repository; \`vaq lock --update\` asks for it again`;
}

async function followGit(link: StatedLink, config: Config, url: string, origin: Origin): Promise<Followed> {
  const { ref = null, id } = config;
  const pin = origin.pins.find((one) => isSameRevision(one, { url, ref })) ?? null;
  const name = (id ?? repositoryName(url)).replace(/[^\w.-]/g, '_');
  const place = within(link.place, ref === null ? 'url' : 'ref');
  if (origin.remotes === null) {
    const stated = { url, ref, name, place, commit: null, pin };
    return { ...refused(link, 'no repository elsewhere is read here'), stated };
  }
  const opened = await origin.remotes.open({ url, ref: pin?.commit ?? ref });
  const commit = opened.ok ? opened.source.revision.commit : null;
  const stated = { url, ref, name, place, commit, pin };
  if (!opened.ok) {
    const { message, fix, ruleId } = opened.diagnostic;
    const isGone = ruleId === 'source/unknown-revision';
    const finding =
      isGone && pin !== null
        ? unreachable(link, pinnedElsewhere(pin), 'ref')
        : unreachable(link, message, isGone ? 'ref' : 'url', fix);
    return { target: null, diagnostics: [finding], stated };
  }
  const { source, moves } = opened;
  const diagnostics = moves && pin === null ? [movingRef(place, ref, commit!)] : [];
  const revision = pin === null ? opened.name : labelOf(ref ?? 'HEAD', pin.commit);
  return { target: { source, name, revision }, diagnostics, stated };
}

/** Follows a link whose schema is right. */
export async function followLink(link: StatedLink, config: Config, origin: Origin): Promise<Followed> {
  const { type, url } = config;
  if (url === undefined) return refused(link, 'it has no `url`');
  return type === 'git' ? followGit(link, config, url, origin) : followLocal(link, config, url, origin);
}
