import { lstat, readdir, readFile, rm, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { MANIFEST, manifestPaths, type PreviewTree } from '../pipeline/preview-tree.ts';
import { reasonOf } from '../sot/source/findings.ts';
import { systemCode } from '../state/problem.ts';
import { writeWhole } from './write-file.ts';

/** What a folder has of an earlier run: the paths of its files; or why nothing may be written there. */
type Earlier =
  | { readonly ok: true; readonly paths: readonly string[] }
  | { readonly ok: false; readonly message: string };

async function names(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return [];
    throw error;
  }
}

async function earlier(folder: string): Promise<Earlier> {
  const there = await names(folder);
  if (there.length === 0) return { ok: true, paths: [] };
  const paths = there.includes(MANIFEST)
    ? manifestPaths(await readFile(join(folder, MANIFEST), 'utf8'))
    : null;
  const message = `${folder} is not empty, and it is no folder that \`vaq preview --out\` has written; give an empty or a new one`;
  return paths === null ? { ok: false, message } : { ok: true, paths };
}

/** What stands at a path: a link could lead out of the folder. */
async function kindAt(path: string): Promise<'nothing' | 'file' | 'folder' | 'other'> {
  try {
    const stats = await lstat(path);
    return stats.isFile() ? 'file' : stats.isDirectory() ? 'folder' : 'other';
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(systemCode(error) ?? '')) return 'nothing';
    throw error;
  }
}

/** Why a path below the folder is not vaq's to write or remove; null where it is. */
async function obstacle(folder: string, path: string, own: ReadonlySet<string>): Promise<string | null> {
  const parts = path.split('/');
  for (let count = 1; count < parts.length; count++) {
    const above = join(folder, ...parts.slice(0, count));
    const kind = await kindAt(above);
    if (kind !== 'folder' && kind !== 'nothing')
      return `${above} is no folder; remove it, or give another --out`;
  }
  const at = join(folder, ...parts);
  const kind = await kindAt(at);
  if (kind === 'nothing' || (kind === 'file' && own.has(path))) return null;
  return `${at} is there, and vaq has not written it; remove it, or give another --out`;
}

async function removeStale(folder: string, path: string): Promise<void> {
  await rm(join(folder, path), { force: true });
  for (let above = dirname(path); above !== '.'; above = dirname(above)) {
    try {
      await rmdir(join(folder, above));
    } catch {
      return;
    }
  }
}

async function write(folder: string, { files, manifest }: PreviewTree): Promise<string | null> {
  const before = await earlier(folder);
  if (!before.ok) return before.message;
  const own = new Set(before.paths);
  for (const path of new Set([...files.keys(), ...own])) {
    const problem = await obstacle(folder, path, own);
    if (problem !== null) return problem;
  }
  // Until all is written the manifest lists what was there too, so that a run that is cut short can be run again.
  const record = JSON.parse(manifest) as { readonly files: object };
  const both = {
    ...record,
    files: { ...Object.fromEntries(before.paths.map((path) => [path, null])), ...record.files },
  };
  const steps = [[MANIFEST, `${JSON.stringify(both, null, 2)}\n`] as const, ...files];
  for (const [path, text] of steps) {
    const problem = await writeWhole(join(folder, path), text);
    if (problem !== null) return problem;
  }
  for (const path of own) if (!files.has(path)) await removeStale(folder, path);
  return writeWhole(join(folder, MANIFEST), manifest);
}

/**
 * Writes a preview's files and manifest into a folder that is new, empty, or of an earlier run, whose other files it
 * removes; never through a link. Null when it is done, else a sentence that says why it is not.
 */
export async function writeTree(folder: string, tree: PreviewTree): Promise<string | null> {
  try {
    return await write(folder, tree);
  } catch (error) {
    if (systemCode(error) === null) throw error;
    return `${folder} cannot be written: ${reasonOf(error)}`;
  }
}
