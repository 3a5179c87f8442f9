import { join, resolve } from 'node:path';
import type { Stock } from '../pipeline/bundle/stock.ts';
import type { Opened } from '../pipeline/open.ts';
import type { DeclaredFile, Site } from '../sot/model/types.ts';
import { stateDirectory } from '../state/directory.ts';
import { bundledFiles } from './files/bundled.ts';
import type { ServableFile } from './files/ready.ts';
import { declaredFor, neededFiles, programsOf } from './needed-files.ts';
import { findCached } from './preflight/cached.ts';
import { findFiles } from './preflight/files.ts';
import { findOffline } from './preflight/offline.ts';

/** The declared files of a site as they lie here; nobody is asked for any. */
export interface SiteFiles {
  readonly declared: readonly DeclaredFile[];
  readonly files: ReadonlyMap<string, ServableFile>;
  /** Why a file is not there, by its path. */
  readonly problems: ReadonlyMap<string, string>;
  /** The paths that boots of its hosts, and their firmware, load. */
  readonly needed: ReadonlySet<string>;
  /** Whether what is missing comes from a mirror when it is needed. */
  readonly hasMirror: boolean;
}

/** Looks for every file of a site in the cache or the bundle, and in the site's folder, and reads what is pinned to its end. */
export async function filesAtHand(
  { model, root }: Opened,
  site: Site,
  { cache, programs }: Stock,
): Promise<SiteFiles> {
  const hosts = model.hosts.filter((host) => host.site === site);
  const declared = declaredFor(model, hosts);
  const cached = await findCached(cache, declared);
  const others = declared.filter(({ path }) => !cached.files.has(path));
  const needed = new Set([...neededFiles(hosts), ...programsOf(hosts)]);
  const stated = site.data.service?.files;
  const mirror = typeof stated === 'object' ? stated.mirror : null;
  const { damaged } = cached;
  const found =
    mirror === null
      ? await findFiles(typeof stated === 'string' ? resolve(root, stated) : null, others, needed, damaged)
      : await findOffline(others, {
          url: mirror.url,
          folder: join(stateDirectory(root, null), 'mirror'),
          needed,
          damaged,
        });
  const problems = new Map(
    others.flatMap(({ path }) => {
      const message = found.diagnostics.find((one) => one.message.startsWith(`${path}: `))?.message;
      return message === undefined ? [] : [[path, message.slice(path.length + 2)] as const];
    }),
  );
  const files = new Map([...bundledFiles(programs), ...found.files, ...cached.files]);
  return { declared, files, problems, needed, hasMirror: mirror !== null };
}
