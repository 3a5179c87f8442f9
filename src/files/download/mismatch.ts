import type { Wanted } from './wanted.ts';

/** Why a whole file is not the one that is wanted; null where it is. */
export function mismatch(
  { url, sha256: pinned }: Pick<Wanted, 'url' | 'sha256'>,
  found: string,
): string | null {
  if (pinned === null || found === pinned) return null;
  return `${url} has the SHA-256 ${found}, and ${pinned} is pinned`;
}
