import type { SiteFiles } from '../../site-files.ts';
import { error, fine, type Line, warning } from '../line.ts';

const MOST = 3;

function some(texts: readonly string[]): string {
  const more = texts.length - MOST;
  return texts.slice(0, MOST).join('; ') + (more > 0 ? `; and ${more} more` : '');
}

function count(texts: readonly unknown[]): string {
  return `${texts.length} file${texts.length === 1 ? '' : 's'}`;
}

/** Whether every file that the site's hosts load is here, and is what is pinned. */
export function fileLines({ declared, files, problems, needed, hasMirror }: SiteFiles): readonly Line[] {
  const check = 'files';
  const paths = [...new Set(declared.map(({ path }) => path))];
  const missing = paths.filter((path) => !files.has(path));
  const describe = (all: readonly string[]): string =>
    some(all.map((path) => `${path}: ${problems.get(path) ?? 'it is not here'}`));
  const grave = missing.filter((path) => needed.has(path));
  const others = missing.filter((path) => !needed.has(path));
  const unpinned = declared.filter(({ path, sha256 }) => sha256 === null && files.has(path));
  const lines = [
    ...(grave.length === 0
      ? []
      : [
          (hasMirror ? warning : error)(
            check,
            `${count(grave)} that hosts load ${grave.length === 1 ? 'is' : 'are'} not here: ${describe(grave)}`,
            'vaq fetch; or put them in the folder of `service.files`',
          ),
        ]),
    ...(others.length === 0
      ? []
      : [warning(check, `${count(others)} more not here: ${describe(others)}`, 'vaq fetch')]),
    ...(unpinned.length === 0
      ? []
      : [
          warning(
            check,
            `nothing pins what ${count(unpinned)} should be: ${some(unpinned.map(({ path }) => path))}`,
            'vaq lock; or state `sha256` in files.yml',
          ),
        ]),
  ];
  if (lines.length > 0) return lines;
  if (paths.length === 0) return [fine(check, 'files.yml declares none')];
  return [fine(check, `${count(paths)}, here and as pinned`)];
}
