import { createHash } from 'node:crypto';
import { rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { makePrivate, syncDirectory } from '../../state/directory.ts';
import { systemCode } from '../../state/problem.ts';
import { type HashedFile, hashFile } from '../hash.ts';

/** What is known of a file in the cache: it is what its name says, it is not there, or its bytes are others. */
export type Kept =
  | { readonly state: 'right'; readonly path: string; readonly hashed: HashedFile }
  | { readonly state: 'missing' }
  | { readonly state: 'damaged'; readonly path: string; readonly sha256: string };

/** How old the time of last use may be before it is written anew: a change of it makes readers look at the file again. */
const USE_PRECISION = 24 * 3600 * 1000;

/** Files of this user by their SHA-256, each under its digest; what is being fetched lies apart. */
export class Cache {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** The folder of the whole files. */
  get whole(): string {
    return join(this.folder, 'sha256');
  }

  /** The folder of what has not come to its end. */
  get partial(): string {
    return join(this.folder, 'partial');
  }

  /** Where a file of that digest is, or would be. */
  pathOf(sha256: string): string {
    return join(this.whole, sha256);
  }

  /** Where something is collected until it is whole: the same place for the same origin and pin. */
  partOf(url: string, sha256: string | null): string {
    return join(this.partial, sha256 ?? `url-${createHash('sha256').update(url).digest('hex')}`);
  }

  /** Makes the folders where they are missing, private and the calling user's; rejects with the system's error. */
  async prepare(): Promise<void> {
    for (const folder of [this.whole, this.partial]) await makePrivate(folder);
  }

  /** Reads a file of the cache to its end and says what it is; rejects with the system's error where it cannot be read. */
  async check(sha256: string): Promise<Kept> {
    const path = this.pathOf(sha256);
    try {
      const hashed = await hashFile(path);
      return hashed.sha256 === sha256
        ? { state: 'right', path, hashed }
        : { state: 'damaged', path, sha256: hashed.sha256 };
    } catch (error) {
      if (systemCode(error) === 'ENOENT') return { state: 'missing' };
      throw error;
    }
  }

  /** Notes that a file was used, as `prune` goes by it. */
  async touch(sha256: string): Promise<void> {
    const path = this.pathOf(sha256);
    const now = new Date();
    const { mtime } = await stat(path);
    if (now.getTime() - mtime.getTime() > USE_PRECISION) await utimes(path, now, now).catch(() => undefined);
  }

  /** Takes a file away. */
  async remove(sha256: string): Promise<void> {
    await rm(this.pathOf(sha256), { force: true });
    await syncDirectory(this.whole);
  }
}
