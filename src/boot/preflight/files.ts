import { constants } from 'node:fs';
import { access, realpath, stat } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { wayInside } from '../../diagnostics/way-inside.ts';
import { hashFile } from '../../files/hash.ts';
import type { DeclaredFile } from '../../sot/model/types.ts';
import { finding, within } from '../../sot/place.ts';
import { pinnedFile } from '../files/pinned.ts';
import type { ServableFile } from '../files/ready.ts';
import { absence } from './absence.ts';

/** A file that can be served, or what is wrong with it. */
type Judged = { readonly file: ServableFile } | { readonly problem: string };

/** Every pin is checked, because templates and boot programs lead to files too; what differs is not served at all. */
async function checked(path: string, declared: string | null): Promise<Judged> {
  if (declared === null) {
    await access(path, constants.R_OK);
    return { file: { path, sha256: null } };
  }
  const hashed = await hashFile(path);
  if (hashed.sha256 !== declared)
    return { problem: `its SHA-256 is ${hashed.sha256}, and ${declared} is declared` };
  return { file: pinnedFile(path, declared, hashed) };
}

/** Finds a declared file inside the folder and holds it against its SHA-256. */
async function judge(
  folder: string | null,
  file: DeclaredFile,
  damaged: ReadonlyMap<string, string>,
): Promise<Judged> {
  const { path: declaredPath, sha256 } = file;
  const inCache = damaged.get(declaredPath) ?? null;
  if (folder === null) return { problem: absence(file, null, inCache) };
  const wanted = resolve(folder, declaredPath);
  try {
    const [root, path] = await Promise.all([realpath(folder), realpath(wanted)]);
    if (wayInside(root, path) === null) return { problem: `it leads out of the files folder, to ${path}` };
    // The key of the checkpoints and the history of the tree are nobody's to download.
    if (path.split(sep).some((part) => part === '.vaq' || part === '.git'))
      return { problem: `${wanted} belongs to vaq or to Git, and is not served` };
    if (!(await stat(path)).isFile()) return { problem: `${wanted} is not a file` };
    return await checked(path, sha256);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return {
      problem: code === 'ENOENT' ? absence(file, wanted, inCache) : `it cannot be read: ${message}`,
    };
  }
}

/**
 * The declared files by path, each found in the folder and held against its SHA-256 where one is declared. `needed`
 * are the paths that a boot of this session loads: one that is missing is an error, any other a warning. `damaged` says
 * what the cache has in the place of some.
 */
export async function findFiles(
  folder: string | null,
  files: Iterable<DeclaredFile>,
  needed: ReadonlySet<string>,
  damaged: ReadonlyMap<string, string> = new Map(),
): Promise<{
  readonly files: ReadonlyMap<string, ServableFile>;
  readonly diagnostics: readonly Diagnostic[];
}> {
  const found = new Map<string, ServableFile>();
  const diagnostics: Diagnostic[] = [];
  for (const declared of files) {
    const { path, place } = declared;
    const judged = await judge(folder, declared, damaged);
    if ('file' in judged) {
      found.set(path, judged.file);
      continue;
    }
    const severity = needed.has(path) ? 'error' : 'warning';
    const message = `${path}: ${judged.problem}`;
    diagnostics.push(finding(within(place, 'path'), { ruleId: 'file/missing', severity, message }));
  }
  return { files: found, diagnostics };
}
