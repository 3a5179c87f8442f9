import { constants } from 'node:os';

const undos: (() => void)[] = [];

/** Has `undo` run once, latest first, by `cleanUp` or at the end of the process, whether it ends by itself, by an exception or by a signal that can be caught. */
export function atEnd(undo: () => void): void {
  listen();
  undos.push(undo);
}

/** Undoes everything now; one step that fails keeps none of the others from running, and the first failure is thrown at the end. */
export function cleanUp(): void {
  const failures: unknown[] = [];
  for (let undo = undos.pop(); undo !== undefined; undo = undos.pop()) {
    try {
      undo();
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
}

let listening = false;

function listen(): void {
  if (listening) return;
  listening = true;
  // The steps are synchronous, so that the last moment of the process is early enough for them.
  process.on('exit', cleanUp);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => process.exit(128 + constants.signals[signal]));
  }
}
