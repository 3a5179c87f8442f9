import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

/** What a child left behind. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly output: string;
  readonly errors: string;
}

/** A program of `test/state/children/` as one plain file, since a child that translates itself starts too slowly. */
export function childProgram(name: string): string {
  const dir = mkdtempSync(join(tmpdir(), 'vaq-child-'));
  process.on('exit', () => rmSync(dir, { recursive: true, force: true }));
  const source = fileURLToPath(new URL(`children/${name}.ts`, import.meta.url));
  const outfile = join(dir, `${basename(name)}.mjs`);
  buildSync({ entryPoints: [source], outfile, bundle: true, platform: 'node', format: 'esm' });
  return outfile;
}

/** Runs a command to its end; `onOutput` sees its output so far, and may kill it. */
export function runChild(
  command: readonly string[],
  onOutput: (output: string, kill: () => void) => void = () => {},
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(command[0]!, command.slice(1), { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let errors = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      onOutput(output, () => child.kill('SIGKILL'));
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      errors += text;
    });
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, output, errors }));
  });
}
