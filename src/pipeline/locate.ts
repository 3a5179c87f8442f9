import { existsSync } from 'node:fs';
import { findRoot } from '../sot/source/find-root.ts';
import { openSource } from '../sot/source/open.ts';
import type { Remotes } from '../sot/source/remote.ts';
import { looksRemote, parseRemote } from '../sot/source/remote-url.ts';
import type { Source } from '../sot/source/source.ts';
import { remoteRoot, userRemotes } from './user.ts';

/** Where a source of truth is; null stands for the folder above that holds vaq.yml, and for the work tree. */
export interface Location {
  /** A folder, or `URL#REF`. */
  readonly sot: string | null;
  readonly ref: string | null;
  /** Whether repositories elsewhere are taken from the cache, and nobody is asked. */
  readonly isOffline?: boolean;
}

/** What was asked for, or a sentence that says why it could not be had. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly message: string };

/** A source, and the folder that is its own: what is written beside it, and read relative to it. */
export interface Located {
  readonly root: string;
  readonly source: Source;
  /** What else it may link to. */
  readonly remotes: Remotes;
}

const NO_ROOT = 'there is no vaq.yml here or in a folder above; name the source of truth with --sot DIR';

async function locateRemote(sot: string, ref: string | null, remotes: Remotes): Promise<Outcome<Located>> {
  const remote = parseRemote(sot);
  if (remote.ref !== null && ref !== null) {
    const message = `two revisions are asked for: \`${remote.ref}\` in the address, and \`${ref}\`; leave one out`;
    return { ok: false, message };
  }
  const opened = await remotes.open({ url: remote.url, ref: ref ?? remote.ref });
  return opened.ok
    ? { ok: true, value: { root: remoteRoot(remote.url), source: opened.source, remotes } }
    : { ok: false, message: opened.diagnostic.message };
}

/** The folder that is a source of truth's own, where its state is, without reading any of it. */
export async function findFolder(sot: string | null): Promise<Outcome<string>> {
  if (sot !== null && looksRemote(sot) && !existsSync(sot))
    return { ok: true, value: remoteRoot(parseRemote(sot).url) };
  if (sot !== null && !existsSync(sot)) return { ok: false, message: `there is no folder \`${sot}\`` };
  const root = sot ?? (await findRoot(process.cwd()));
  return root === null ? { ok: false, message: NO_ROOT } : { ok: true, value: root };
}

/** Finds and opens a source of truth at its revision. */
export async function locate({ sot, ref, isOffline = false }: Location): Promise<Outcome<Located>> {
  const remotes = userRemotes(isOffline);
  // A folder may have a colon in its name.
  if (sot !== null && looksRemote(sot) && !existsSync(sot)) return locateRemote(sot, ref, remotes);
  const root = sot ?? (await findRoot(process.cwd()));
  if (root === null) return { ok: false, message: NO_ROOT };
  const opened = await openSource(ref === null ? { root } : { root, ref });
  return opened.ok
    ? { ok: true, value: { root, source: opened.source, remotes } }
    : { ok: false, message: opened.diagnostic.message };
}
