import { isOfSameOrigin } from '../../sot/model/lock.ts';
import type { DeclaredFile, Lock, LockedFile, Site } from '../../sot/model/types.ts';
import { originOf } from '../origin.ts';

/** Which files are resolved again, though the lock has them: all, those of these paths, or none. */
export type Update = 'all' | ReadonlySet<string>;

/** What a new lock is made of: what stays as it is, what has to be found out, and what only a folder can have. */
export interface LockPlan {
  readonly kept: readonly LockedFile['data'][];
  readonly asked: readonly { readonly file: DeclaredFile; readonly url: string }[];
  readonly inFolders: readonly DeclaredFile[];
  readonly made: readonly DeclaredFile[];
}

/** What is to be asked again, and the digests of the recipes of files that are made, by path. */
interface Known {
  readonly update: Update;
  readonly recipes: ReadonlyMap<string, string>;
}

/** Whether a file keeps its entry. */
function keeps(
  { path, data }: DeclaredFile,
  found: LockedFile | undefined,
  { update, recipes }: Known,
): boolean {
  if (data.build !== undefined && found?.data.build !== recipes.get(path)) return false;
  return found !== undefined && update !== 'all' && !update.has(path) && isOfSameOrigin(data, found.data);
}

/** What has to be done for a lock that is what files.yml says; pure. */
export function planLock(
  declarations: readonly DeclaredFile[],
  lock: Lock | null,
  sites: readonly Pick<Site, 'data'>[],
  known: Known,
): LockPlan {
  const locked = new Map([...(lock?.files ?? [])].reverse().map((file) => [file.data.path, file]));
  // A path that is declared twice is a finding; the first counts.
  const declared = new Map([...declarations].reverse().map((file) => [file.path, file]));
  const files = [...declared.values()].reverse();
  const kept = files.filter((file) => keeps(file, locked.get(file.path), known));
  const open = files.filter((file) => !kept.includes(file));
  const made = open.filter(({ data }) => data.build !== undefined);
  const others = open.filter(({ data }) => data.build === undefined);
  const origins = others.map((file) => ({ file, url: originOf(file, sites) }));
  return {
    kept: kept.map(({ path }) => locked.get(path)!.data),
    asked: origins.flatMap(({ file, url }) => (url === null ? [] : [{ file, url }])),
    inFolders: origins.filter(({ url }) => url === null).map(({ file }) => file),
    made,
  };
}
