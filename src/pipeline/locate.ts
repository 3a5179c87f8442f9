import { existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { bundleTrouble } from '../files/bundle/failure.ts';
import type { RemoteOpener } from '../sot/links/open-link.ts';
import { findRoot } from '../sot/source/find-root.ts';
import type { GitPlace } from '../sot/source/git.ts';
import { openSource } from '../sot/source/open.ts';
import type { Remotes } from '../sot/source/remote.ts';
import { looksRemote, parseRemote } from '../sot/source/remote-url.ts';
import type { Source } from '../sot/source/source.ts';
import type { BundleOrigin } from './bundle/open.ts';
import { remoteRoot, userRemotes } from './user.ts';

/** Where a source of truth is; null stands for the folder above that holds vaq.yml, and for the work tree. */
export interface Location {
  /** A folder, a bundle, or `URL#REF`. */
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
  readonly remotes: RemoteOpener;
  /** Where Git has it. */
  readonly place: GitPlace;
  /** The bundle that it came from; null where from none. */
  readonly bundle: BundleOrigin | null;
}

const NO_ROOT =
  'there is no vaq.yml here or in a folder above; name the source of truth with --sot DIR, or write one with `vaq init`';

function nothingAt(sot: string): string {
  return `there is neither a folder nor a bundle \`${sot}\``;
}

async function locateRemote(sot: string, ref: string | null, remotes: Remotes): Promise<Outcome<Located>> {
  const remote = parseRemote(sot);
  if (remote.ref !== null && ref !== null) {
    const message = `two revisions are asked for: \`${remote.ref}\` in the address, and \`${ref}\`; leave one out`;
    return { ok: false, message };
  }
  const opened = await remotes.open({ url: remote.url, ref: ref ?? remote.ref });
  return opened.ok
    ? {
        ok: true,
        value: {
          root: remoteRoot(remote.url),
          source: opened.source,
          remotes,
          place: opened.place,
          bundle: null,
        },
      }
    : { ok: false, message: opened.diagnostic.message };
}

/** Whether a path is one file, and so no tree of files. */
function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

/** The folder that a bundle lies in is its own: what is known of its hosts is kept there. */
async function locateBundle(path: string, ref: string | null): Promise<Outcome<Located>> {
  const { openBundle } = await import('./bundle/open.ts');
  try {
    const { origin, ...opened } = await openBundle(path, ref);
    return { ok: true, value: { ...opened, root: dirname(resolve(path)), bundle: origin } };
  } catch (error) {
    return { ok: false, message: bundleTrouble(path, error) };
  }
}

/** The folder that is a source of truth's own, where its state is, without reading any of it. */
export async function findFolder(sot: string | null): Promise<Outcome<string>> {
  if (sot !== null && looksRemote(sot) && !existsSync(sot))
    return { ok: true, value: remoteRoot(parseRemote(sot).url) };
  if (sot !== null && !existsSync(sot)) return { ok: false, message: nothingAt(sot) };
  if (sot !== null && isFile(sot)) return { ok: true, value: dirname(resolve(sot)) };
  const root = sot ?? (await findRoot(process.cwd()));
  return root === null ? { ok: false, message: NO_ROOT } : { ok: true, value: root };
}

/** Finds and opens a source of truth at its revision. */
export async function locate({ sot, ref, isOffline = false }: Location): Promise<Outcome<Located>> {
  const remotes = userRemotes(isOffline);
  // A folder may have a colon in its name.
  if (sot !== null && looksRemote(sot) && !existsSync(sot)) return locateRemote(sot, ref, remotes);
  if (sot !== null && isFile(sot)) return locateBundle(sot, ref);
  const root = sot ?? (await findRoot(process.cwd()));
  if (root === null) return { ok: false, message: NO_ROOT };
  if (!existsSync(root)) return { ok: false, message: nothingAt(root) };
  const opened = await openSource(ref === null ? { root } : { root, ref });
  return opened.ok
    ? {
        ok: true,
        value: { root, source: opened.source, remotes, place: { folder: root, gitDir: null }, bundle: null },
      }
    : { ok: false, message: opened.diagnostic.message };
}
