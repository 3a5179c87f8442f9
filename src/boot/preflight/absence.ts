import type { DeclaredFile } from '../../sot/model/types.ts';

/**
 * Why a declared file is not there, and what to do. `where` is the path in the folder of the site, null where it has none;
 * `damaged` is the SHA-256 of what the cache has in its place.
 */
export function absence(
  { data, sha256 }: Pick<DeclaredFile, 'data' | 'sha256'>,
  where: string | null,
  damaged: string | null = null,
): string {
  if (damaged !== null)
    return `its copy in the cache is damaged, its SHA-256 is ${damaged}; run \`vaq fetch\``;
  if (data.url === undefined && data.build === undefined)
    return where === null
      ? 'the site has no `service.files` folder to serve it from'
      : `${where} does not exist`;
  const more = data.build === undefined ? '' : ' --build';
  const remedy =
    sha256 === null
      ? `nothing pins what it is; run \`vaq lock${more}\`, then \`vaq fetch\``
      : `it is not in the cache; run \`vaq fetch${more}\``;
  return where === null ? remedy : `${where} does not exist, and ${remedy}`;
}
