import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atEnd } from './cleanup.ts';
import { isOrphan, ownName } from './owner.ts';

/** Makes a folder for temporary files; `cleanUp` removes it, or the next run if this one is killed. */
export function makeFolder(role: string): string {
  for (const name of readdirSync(tmpdir()).filter(isOrphan)) remove(join(tmpdir(), name));
  const folder = mkdtempSync(join(tmpdir(), `${ownName(role)}-`));
  atEnd(() => remove(folder));
  return folder;
}

function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}
