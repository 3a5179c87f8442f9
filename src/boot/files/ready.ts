import type { FileIdentity } from '../../files/identity.ts';

/** A file that may be served now, in the state that was checked (null where nothing is pinned), or the answer to give. */
export type Ready =
  | { readonly ok: true; readonly identity: FileIdentity | null }
  | { readonly ok: false; readonly status: 502 | 503 | 504; readonly message: string };

/** A file that can be served, by its absolute path. */
export interface ServableFile {
  readonly path: string;
  readonly sha256: string | null;
  /** Whether it can be served now; where there is none, it is served as it stands. Never rejects. */
  readonly ready?: () => Promise<Ready>;
  /** Whether it comes from elsewhere, so that it may not be there before `ready` has resolved. */
  readonly isFetched?: boolean;
}

/** Whether a file can be served now. */
export async function readiness(file: Pick<ServableFile, 'ready'>): Promise<Ready> {
  return (await file.ready?.()) ?? { ok: true, identity: null };
}
