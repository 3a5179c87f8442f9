import { stat } from 'node:fs/promises';
import { type HashedFile, hashFile } from '../../files/hash.ts';
import { isSameFile } from '../../files/identity.ts';
import type { Ready, ServableFile } from './ready.ts';

/**
 * A file whose SHA-256 is pinned; `known` is what was found when it was checked. A file that has changed since is read
 * again, once however many ask, and served only if it still has the bytes that were promised.
 */
export function pinnedFile(path: string, sha256: string, known: HashedFile | null): ServableFile {
  let checked = known;
  let running: Promise<Ready> | null = null;

  async function check(): Promise<Ready> {
    try {
      const now = await stat(path, { bigint: true });
      if (checked === null || !isSameFile(checked.identity, now)) checked = await hashFile(path);
    } catch (error) {
      checked = null;
      return { ok: false, status: 503, message: `it cannot be read: ${(error as Error).message}` };
    }
    if (checked.sha256 === sha256) return { ok: true, identity: checked.identity };
    const message = `it has changed: its SHA-256 is ${checked.sha256}, and ${sha256} is pinned`;
    return { ok: false, status: 503, message };
  }

  const ready = (): Promise<Ready> => {
    running ??= check().finally(() => {
      running = null;
    });
    return running;
  };
  return { path, sha256, ready };
}
