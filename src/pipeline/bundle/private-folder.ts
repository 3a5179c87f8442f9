import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { constants } from 'node:os';
import { join } from 'node:path';
import { makePrivate } from '../../state/directory.ts';
import { givePath } from '../../state/owner.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

const made = new Set<string>();

function removeAll(): void {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
}

function removeAtTheEnd(folder: string): void {
  if (made.size === 0) {
    process.on('exit', removeAll);
    for (const signal of SIGNALS) {
      // Nobody else would end the process: a signal that somebody listens to no longer does.
      process.on(signal, () => {
        if (process.listenerCount(signal) === 1) process.exit(128 + constants.signals[signal]);
      });
    }
  }
  made.add(folder);
}

/** Makes a folder of the calling user's that nobody else can read, and that is gone when the process is. */
export async function privateFolder(parent: string): Promise<string> {
  await makePrivate(parent);
  const folder = await mkdtemp(join(parent, 'vaq-bundle-'));
  removeAtTheEnd(folder);
  await givePath(folder);
  return folder;
}
