import { join } from 'node:path';
import type { StateProblem } from './problem.ts';

/** The version of the journal that this program writes, and the newest it reads. */
const FORMAT_VERSION = 1;

/** The first line of a journal, without its end. */
export const HEADER = JSON.stringify({ formatVersion: FORMAT_VERSION, contents: 'vaq journal' });

/** Where the journal of a state folder is. */
export function journalPath(dir: string): string {
  return join(dir, 'journal.jsonl');
}

/** What is wrong with the first line of the journal at `path`; null where this program can read what follows. */
export function judgeHeader(line: string, path: string): StateProblem | null {
  const version = declaredVersion(line);
  if (version === null) {
    const remedy = 'move it away to begin a new one';
    return { code: 'damaged', message: `${path}:1: it does not begin as a journal does; ${remedy}` };
  }
  if (version <= FORMAT_VERSION) return null;
  return {
    code: 'newer',
    message:
      `${path} was written by a newer vaq, in format ${version}; this one knows ${FORMAT_VERSION}: ` +
      'update vaq, or keep another state with --state DIR',
  };
}

function declaredVersion(line: string): number | null {
  try {
    const version: unknown = JSON.parse(line)?.formatVersion;
    return Number.isSafeInteger(version) && (version as number) >= 1 ? (version as number) : null;
  } catch {
    return null;
  }
}
