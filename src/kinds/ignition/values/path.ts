import { posix } from 'node:path';
import { holdsSecret } from '../../secret.ts';

/** A path as Go’s `path.Clean` writes it: no `.`, `..`, `//`, and no `/` at its end. */
export function clean(path: string): string {
  const normal = posix.normalize(path);
  return normal.length > 1 && normal.endsWith('/') ? normal.slice(0, -1) : normal;
}

/** What version 2 finds wrong with a path on the machine, or null. */
export function relativeProblem(path: string): string | null {
  if (holdsSecret(path) || path.startsWith('/')) return null;
  return `path not absolute; it must begin with \`/\`, found \`${path}\``;
}

/** What is wrong with a path on the machine, or null. */
export function pathProblem(path: string): string | null {
  if (holdsSecret(path)) return null;
  if (path === '') return 'path not specified';
  if (!path.startsWith('/')) return relativeProblem(path);
  return clean(path) === path ? null : `path is not fully simplified; write \`${clean(path)}\``;
}
