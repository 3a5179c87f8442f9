import { writeSync } from 'node:fs';
import { SHOW_CURSOR } from './painter.ts';

/** Who is told when the terminal was taken away and is given back. */
export interface GuardHooks {
  /** From now on the cursor is to stay visible: the process may end at any time. */
  readonly onEnding: () => void;
  /** The process goes on after it was stopped (Ctrl-Z): what was painted is lost. */
  readonly onReturn: () => void;
}

/** The signals that end the process without its having a say, unless somebody listens. */
const ENDING = ['SIGINT', 'SIGTERM'] as const;
const FATAL = ['SIGHUP', 'SIGQUIT'] as const;

function showCursor(): void {
  try {
    // A process that ends has no time for streams.
    writeSync(process.stdout.fd, SHOW_CURSOR);
  } catch {
    // The terminal is gone, and so is its cursor.
  }
}

/**
 * Sees to it that a terminal whose cursor is hidden is left whole, however the process ends: by an error, by a signal, by
 * `process.exit`; and while it is stopped. What is given back ends that.
 */
export function guardTerminal({ onEnding, onReturn }: GuardHooks): () => void {
  // The service ends in good order at the first of these signals, and the system ends it at the second.
  const ending = (): void => {
    onEnding();
    showCursor();
  };
  const fatal = (signal: NodeJS.Signals): void => {
    ending();
    process.kill(process.pid, signal);
  };
  const stopped = (): void => {
    showCursor();
    process.kill(process.pid, 'SIGSTOP');
  };
  for (const signal of ENDING) process.once(signal, ending);
  for (const signal of FATAL) process.once(signal, fatal);
  process.on('SIGTSTP', stopped);
  process.on('SIGCONT', onReturn);
  process.once('exit', showCursor);
  return () => {
    for (const signal of ENDING) process.removeListener(signal, ending);
    for (const signal of FATAL) process.removeListener(signal, fatal);
    process.removeListener('SIGTSTP', stopped);
    process.removeListener('SIGCONT', onReturn);
    process.removeListener('exit', showCursor);
  };
}
