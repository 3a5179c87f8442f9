import path, { type PlatformPath } from 'node:path';

/**
 * The way from a folder to something in it, with `/` on every system; null where that lies elsewhere, on another drive or
 * share too, or is the folder itself. Both are absolute, or both relative to the same folder; `rules` are those of the system.
 */
export function wayInside(folder: string, to: string, rules: PlatformPath = path): string | null {
  const way = rules.relative(folder, to);
  // There is no way between drives: what is given then is the other path, whole.
  if (way === '' || rules.isAbsolute(way)) return null;
  const parts = way.split(rules.sep);
  return parts[0] === '..' ? null : parts.join('/');
}
