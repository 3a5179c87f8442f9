import { error, fine, type Line } from '../line.ts';

/** Whether the source of truth could be read and linked; the rest is for `vaq validate`. */
export function sourceLine(revision: string, errors: number): Line {
  const check = 'source of truth';
  if (errors === 0) return fine(check, revision);
  return error(check, `${revision}, with ${errors} error${errors === 1 ? '' : 's'}`, 'vaq validate');
}
