import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { wayInside } from '../diagnostics/way-inside.ts';

/** How long, in milliseconds, between two looks. An editor writes a file in several steps: a change counts when two looks agree. */
const PAUSE = 250;

/** What is watched, and what in it is not: paths whose changes say nothing. */
export interface Watched {
  readonly root: string;
  readonly ignored: readonly string[];
}

/** Whether a changed path of the tree is one that nothing is rendered from: Git's and vaq's own, or one of those that are ignored. */
export function isIgnored({ root, ignored }: Watched, name: string): boolean {
  const first = name.split(sep)[0]!;
  if (first === '.git' || first === '.vaq') return true;
  return ignored.some((path) => {
    const [folder, changed] = [resolve(path), resolve(root, name)];
    return folder === changed || wayInside(folder, changed) !== null;
  });
}

async function* linesOf(watched: Watched, folder: string): AsyncGenerator<string> {
  for (const entry of await readdir(join(watched.root, folder), { withFileTypes: true })) {
    const name = join(folder, entry.name);
    if (isIgnored(watched, name)) continue;
    if (entry.isDirectory()) yield* linesOf(watched, name);
    else {
      const { mtimeMs, size, ino } = await lstat(join(watched.root, name));
      yield `${name}\0${mtimeMs}\0${size}\0${ino}\n`;
    }
  }
}

/**
 * A digest of names, sizes and times of all files; null while it cannot be told. Looking again and again, and not being
 * told by the system, works on every file system, and misses nothing that happens while the first look is taken.
 */
async function look(watched: Watched): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    for await (const line of linesOf(watched, '')) hash.update(line);
  } catch {
    // A file that went between its name and its time is looked for again.
    return null;
  }
  return hash.digest('hex');
}

/**
 * Calls `onChange` at once, and then after each change in a folder, until Ctrl-C (`interrupted`) or until the folder is
 * gone (`gone`). Rejects when `onChange` does.
 */
export async function watchTree(
  watched: Watched,
  onChange: (isFirst: boolean) => Promise<void>,
): Promise<'interrupted' | 'gone'> {
  const interrupt = new AbortController();
  const onInterrupt = (): void => interrupt.abort();
  process.on('SIGINT', onInterrupt);
  try {
    let seen = await look(watched);
    await onChange(true);
    for (let last = seen; ; ) {
      // An interruption ends the pause at once.
      await setTimeout(PAUSE, null, { signal: interrupt.signal }).catch(() => null);
      if (interrupt.signal.aborted) return 'interrupted';
      if (!existsSync(watched.root)) return 'gone';
      const now = await look(watched);
      if (now !== null && now === last && now !== seen) {
        seen = now;
        await onChange(false);
      }
      last = now;
    }
  } finally {
    process.off('SIGINT', onInterrupt);
  }
}
