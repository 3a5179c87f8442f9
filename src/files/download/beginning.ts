import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { givePath } from '../../state/owner.ts';

/** What there is of a file already, and the server's tag of the file that it is a part of. */
export interface Beginning {
  readonly size: number;
  readonly tag: string | null;
}

/** The start of a file. */
export const NO_BEGINNING: Beginning = { size: 0, tag: null };

const tagFile = (part: string): string => `${part}.etag`;

/** Notes whose part this is going to be; a weak tag says nothing of bytes (RFC 9110 §13.1.5). */
export async function remember(part: string, tag: string | null): Promise<void> {
  if (tag === null || tag.startsWith('W/')) await rm(tagFile(part), { force: true });
  else {
    await writeFile(tagFile(part), tag, { mode: 0o600 });
    await givePath(tagFile(part));
  }
}

/** Removes a part and what is known of it. */
export async function forget(part: string): Promise<void> {
  await Promise.all([part, tagFile(part)].map((path) => rm(path, { force: true })));
}

/** The beginning to go on from; without a tag only where a pinned SHA-256 would find the wrong one out. */
export async function beginningOf(part: string, isPinned: boolean): Promise<Beginning> {
  try {
    const { size } = await stat(part);
    const tag = await readFile(tagFile(part), 'utf8').catch(() => null);
    return tag === null && !isPinned ? NO_BEGINNING : { size, tag };
  } catch {
    return NO_BEGINNING;
  }
}
