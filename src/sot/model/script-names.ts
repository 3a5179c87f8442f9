import type { Boot } from './types.ts';

/** The name of the script for every boot that has none of its own. */
const DEFAULT = 'boot.ipxe';

/**
 * What a script in `assets/ipxe/` may be called to stand in place of vaq's own for a boot, nearest first: by the boot, by
 * its operating system, or for all; each with or without the `.ejs` of templates.
 */
export function scriptNames({ id, os }: Boot): readonly string[] {
  return [`${id}.ipxe`, `${os.id}.ipxe`, DEFAULT];
}
