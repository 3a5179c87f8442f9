import { rmSync } from 'node:fs';
import { constants } from 'node:os';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

const paths = new Set<string>();

function removeAll(): void {
  for (const path of paths) rmSync(path, { recursive: true, force: true });
}

/** Has a file or folder be gone when this process is, also where a signal ends it; only one that cannot be caught leaves it. */
export function removeAtTheEnd(path: string): void {
  if (paths.size === 0) {
    process.on('exit', removeAll);
    for (const signal of SIGNALS) {
      // Nobody else would end the process: a signal that somebody listens to no longer does.
      process.on(signal, () => {
        if (process.listenerCount(signal) === 1) process.exit(128 + constants.signals[signal]);
      });
    }
  }
  paths.add(path);
}
