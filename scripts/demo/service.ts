import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { atEnd } from '../../test/e2e/lab/cleanup.ts';

/** A `vaq boot` that shows everything it says; it ends by itself, or with this process. */
export interface ShownService {
  /** Resolves when the service answers; rejects when it ends before. */
  readonly ready: Promise<void>;
  /** The exit code; -1 where a signal ended it. */
  readonly ended: Promise<number>;
}

/**
 * Shows the command and runs it in the folder of a source of truth. `vaq` is the path of `bin/run.js`; `wrapper` is what it
 * is run by, such as `ip netns exec x`.
 */
export function startService(
  vaq: string,
  sot: string,
  options: readonly string[],
  wrapper: readonly string[] = [],
): ShownService {
  const words = ['boot', '--site', 'ams1', '--host', 'r1-01', '--once', ...options];
  console.log(`$ vaq ${words.join(' ')}`);
  const [program, ...args] = [...wrapper, process.execPath, vaq, ...words];
  const child = spawn(program!, args, { cwd: sot, stdio: ['ignore', 'pipe', 'inherit'] });
  atEnd(() => child.kill('SIGKILL'));
  const ended = new Promise<number>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? -1));
  });
  const ready = new Promise<void>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      console.log(line);
      if (/^\S+ +- +ready /.test(line)) resolve();
    });
    ended.then((code) => reject(new Error(`vaq boot ended with ${code} before it answered anybody`)), reject);
  });
  return { ready, ended };
}
