import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** How to start the sandbox's process: Node's arguments, and the folder to start it in. */
export interface Entry {
  readonly args: readonly string[];
  readonly cwd: string;
}

/** Where the worker is built to, seen from a bundle's entry and from its chunks. */
const BUILT = ['./sandbox-worker.js', '../sandbox-worker.js'];

/** The worker's file, from source (through tsx) or from the bundle, whichever of the two this is. */
export function workerEntry(): Entry {
  const source = new URL('./worker.ts', import.meta.url);
  if (import.meta.url.endsWith('.ts')) {
    return { args: ['--import', 'tsx', fileURLToPath(source)], cwd: fileURLToPath(new URL('.', source)) };
  }
  const built = BUILT.map((path) => new URL(path, import.meta.url)).find((url) => existsSync(url));
  if (built === undefined) throw new Error(`the sandbox's program is missing beside ${import.meta.url}`);
  return { args: [fileURLToPath(built)], cwd: fileURLToPath(new URL('.', built)) };
}
