import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { DeclaredFile } from '../../sot/model/types.ts';
import { finding, within } from '../../sot/place.ts';

/** A file that can be served. */
export interface ServableFile {
  readonly path: string;
  readonly sha256: string | null;
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: 1024 * 1024 }), hash);
  return hash.digest('hex');
}

/** The real path of a declared file inside the folder, or what is wrong with it. */
async function locate(
  folder: string,
  file: DeclaredFile,
): Promise<{ readonly path: string } | { readonly problem: string }> {
  const wanted = resolve(folder, file.path);
  try {
    const [root, path] = await Promise.all([realpath(folder), realpath(wanted)]);
    if (path !== root && !path.startsWith(root + sep))
      return { problem: `it leads out of the files folder, to ${path}` };
    // The key of the checkpoints and the history of the tree are nobody's to download.
    if (path.split(sep).some((part) => part === '.vaq' || part === '.git'))
      return { problem: `${wanted} belongs to vaq or to Git, and is not served` };
    return (await stat(path)).isFile() ? { path } : { problem: `${wanted} is not a file` };
  } catch {
    return { problem: `${wanted} does not exist` };
  }
}

/**
 * The declared files by path, each found in the folder and held against its SHA-256 where one is declared. `needed`
 * are the paths that a boot of this session loads: one that is missing is an error, any other a warning.
 */
export async function findFiles(
  folder: string | null,
  files: Iterable<DeclaredFile>,
  needed: ReadonlySet<string>,
): Promise<{
  readonly files: ReadonlyMap<string, ServableFile>;
  readonly diagnostics: readonly Diagnostic[];
}> {
  const found = new Map<string, ServableFile>();
  const diagnostics: Diagnostic[] = [];
  for (const file of files) {
    const severity = needed.has(file.path) ? 'error' : 'warning';
    const say = (message: string): Diagnostic =>
      finding(within(file.place, 'path'), {
        ruleId: 'file/missing',
        severity,
        message: `${file.path}: ${message}`,
      });
    if (folder === null) {
      diagnostics.push(say('the site has no `service.files` folder to serve it from'));
      continue;
    }
    const located = await locate(folder, file);
    if ('problem' in located) {
      diagnostics.push(say(located.problem));
      continue;
    }
    const declared = file.data.sha256?.toLowerCase() ?? null;
    // Every pin is checked, because templates and boot programs lead to files too; what differs is not served at all.
    const actual = declared === null ? null : await sha256Of(located.path);
    if (actual === declared) found.set(file.path, { path: located.path, sha256: declared });
    else diagnostics.push(say(`its SHA-256 is ${actual}, and ${declared} is declared`));
  }
  return { files: found, diagnostics };
}
