import { within } from '../place.ts';
import type { File } from '../schema/generated/types.ts';
import type { CatalogTree } from '../tree.ts';
import type { DeclaredFile, Lock, LockedFile } from './types.ts';

/** The lock of a tree; null where there is none. */
export function lockOf({ lock: entry, unread }: CatalogTree): Lock | null {
  if (entry === null) return unread.has('vaq.lock') ? { files: [], complete: false } : null;
  // Of a later version nobody here knows what it means, however alike it looks.
  const stated = entry.document.value as { readonly version?: unknown } | null;
  if (stated?.version !== 1) return { files: [], complete: false };
  const place = { document: entry.document, path: ['files'] };
  const files = (entry.value?.files ?? []).map((data, index) => ({ data, place: within(place, index) }));
  return { files, complete: entry.complete };
}

/** The keys of a declaration that say what its bytes are: a lock that has others is of another file. */
export const ORIGIN_KEYS = ['url', 'extract'] as const satisfies readonly (keyof File &
  keyof LockedFile['data'])[];

/** By whom a file has to be signed, in a word; undefined where by nobody. */
export function signerOf({ sig }: File): string | undefined {
  return sig?.minisign ?? sig?.keyring;
}

/** Whether a lock has a file from where files.yml says that it comes, and with the digest that files.yml demands. */
export function isOfSameOrigin(data: File, locked: LockedFile['data']): boolean {
  return (
    ORIGIN_KEYS.every((key) => data[key] === locked[key]) &&
    signerOf(data) === locked.signed_by &&
    // Whether it would be made of the same, only who reads its inputs can tell.
    (data.build === undefined) === (locked.build === undefined) &&
    (data.sha256 === undefined || data.sha256.toLowerCase() === locked.sha256.toLowerCase())
  );
}

/** What a declaration is pinned to; a lock that is of another origin pins nothing. */
export function pinned(data: File, lock: Lock | null): Pick<DeclaredFile, 'sha256' | 'size' | 'archive'> {
  const found = lock?.files.find((file) => file.data.path === data.path)?.data;
  const locked = found !== undefined && isOfSameOrigin(data, found) ? found : null;
  const { archive_sha256: sha256, archive_size: size } = locked ?? {};
  return {
    sha256: (data.sha256 ?? locked?.sha256)?.toLowerCase() ?? null,
    size: locked?.size ?? null,
    archive: sha256 === undefined || size === undefined ? null : { sha256: sha256.toLowerCase(), size },
  };
}
