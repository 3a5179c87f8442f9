import { randomUUID } from 'node:crypto';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { syncDirectory } from '../../state/directory.ts';
import type { Cache } from '../cache/cache.ts';
import { hashFile } from '../hash.ts';
import { extractMember } from './extract.ts';

/** The member as it lies in the cache now, or a sentence about the archive. */
export type Extracted =
  | { readonly ok: true; readonly sha256: string; readonly size: number }
  | { readonly ok: false; readonly message: string };

/** Takes a member out of an archive that the cache has, into the cache. Never rejects. */
export async function memberToCache(
  cache: Cache,
  archive: string,
  member: string,
  pinned: string | null,
): Promise<Extracted> {
  const part = join(cache.partial, `member-${randomUUID()}`);
  try {
    await extractMember(cache.pathOf(archive), member, part);
    const { sha256, identity } = await hashFile(part);
    if (pinned !== null && sha256 !== pinned) {
      const message = `its member \`${member}\` has the SHA-256 ${sha256}, and ${pinned} is pinned`;
      return { ok: false, message };
    }
    await rename(part, cache.pathOf(sha256));
    await syncDirectory(cache.whole);
    return { ok: true, sha256, size: Number(identity.size) };
  } catch (error) {
    return { ok: false, message: (error as Error).message };
  } finally {
    await rm(part, { force: true });
  }
}
