import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { replaceFile } from './atomic-file.ts';
import { ensureStateDirectory, makePrivate, refuseLink, syncDirectory } from './directory.ts';
import { attempt, failure, type Result, type StateProblem, success, systemCode } from './problem.ts';

/**
 * Keeps the canonical content of an artifact in a state folder, under its `contentId`; on the disk when it resolves.
 * Content that is there already is not written again, unless it was damaged.
 */
export async function storeArtifact(dir: string, contentId: string, content: string): Promise<Result<null>> {
  const bytes = Buffer.from(content);
  const path = artifactPath(dir, contentId);
  if (path === null || digest(bytes) !== contentId) return failure(mismatch(contentId, path ?? dir));
  const ready = await ensureStateDirectory(dir);
  if (!ready.ok) return ready;
  return attempt(path, async () => {
    for (const folder of [dirname(dirname(path)), dirname(path)]) {
      const link = await refuseLink(folder);
      if (link !== null) return failure(link);
    }
    if ((await readIfThere(path))?.equals(bytes)) return success(null);
    const folder = dirname(path);
    const { made } = await makePrivate(folder);
    await replaceFile(path, bytes);
    await syncDirectory(folder);
    if (made) await syncDirectory(dirname(folder));
    return success(null);
  });
}

/** The canonical content with a `contentId`, verified; null where the state folder does not have it. */
export async function loadArtifact(dir: string, contentId: string): Promise<Result<string | null>> {
  const path = artifactPath(dir, contentId);
  if (path === null) return success(null);
  return attempt(path, async () => {
    const bytes = await readIfThere(path);
    if (bytes === null) return success(null);
    return digest(bytes) === contentId ? success(bytes.toString()) : failure(mismatch(contentId, path));
  });
}

/** Where an artifact is; null for what is no SHA-256 and must not become a path. */
function artifactPath(dir: string, contentId: string): string | null {
  if (!/^[0-9a-f]{64}$/.test(contentId)) return null;
  return join(dir, 'artifacts', contentId.slice(0, 2), contentId);
}

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

async function readIfThere(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  }
}

function mismatch(contentId: string, path: string): StateProblem {
  return { code: 'damaged', message: `${path}: the content is not the one with the SHA-256 ${contentId}` };
}
