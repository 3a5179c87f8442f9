import type { Stock } from '../../pipeline/bundle/stock.ts';
import { builtInPath } from '../session/programs.ts';
import { pinnedFile } from './pinned.ts';
import type { ServableFile } from './ready.ts';

/** The boot programs that a bundle brought, by the path that each is served under, held against its digest again. */
export function bundledFiles(programs: Stock['programs']): ReadonlyMap<string, ServableFile> {
  const files = [...programs].map(
    ([name, { path, sha256 }]) => [builtInPath(name), pinnedFile(path, sha256, null)] as const,
  );
  return new Map(files);
}
