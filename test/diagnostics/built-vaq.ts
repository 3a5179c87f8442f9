import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { bundle } from '../../scripts/build/bundle.ts';
import { programEntries } from '../../scripts/build/entries.ts';

const REPOSITORY = resolve(import.meta.dirname, '../..');

/** What a run of a program has given. */
export interface Ended {
  readonly exit: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The program built from the sources as they are, in a folder of its own, whatever stands in `dist/`. */
export interface BuiltVaq {
  /** A folder for the test, beside the program. */
  readonly scratch: string;
  readonly root: string;
  /** Runs a program in a folder, with no settings of the terminal or of a CI server but these. */
  readonly run: (command: readonly string[], cwd: string, env?: Readonly<Record<string, string>>) => Ended;
  readonly vaq: (args: readonly string[], cwd: string, env?: Readonly<Record<string, string>>) => Ended;
  /** The same with a text on stdin. */
  readonly feed: (
    input: string,
    args: readonly string[],
    cwd: string,
    env?: Readonly<Record<string, string>>,
  ) => Ended;
  readonly remove: () => void;
}

/** Builds the program. */
export async function buildVaq(): Promise<BuiltVaq> {
  const scratch = mkdtempSync(join(tmpdir(), 'vaq-built-'));
  const root = join(scratch, 'vaq');
  for (const path of ['package.json', 'bin', 'docs/rules', 'templates'])
    cpSync(join(REPOSITORY, path), join(root, path), { recursive: true });
  symlinkSync(join(REPOSITORY, 'node_modules'), join(root, 'node_modules'), 'junction');
  await bundle({ root, src: join(REPOSITORY, 'src'), entries: programEntries(REPOSITORY) });
  const start = (
    [program, ...args]: readonly string[],
    cwd: string,
    env: Readonly<Record<string, string>>,
    input?: string,
  ): Ended => {
    const { PATH = '' } = process.env;
    const options = { cwd, env: { PATH, HOME: scratch, ...env }, encoding: 'utf8', input } as const;
    const { status, stdout, stderr } = spawnSync(program!, args, options);
    return { exit: status, stdout, stderr };
  };
  const run: BuiltVaq['run'] = (command, cwd, env = {}) => start(command, cwd, env);
  const program = [process.execPath, join(root, 'bin/run.js')];
  const vaq: BuiltVaq['vaq'] = (args, cwd, env) => run([...program, ...args], cwd, env);
  const feed: BuiltVaq['feed'] = (input, args, cwd, env = {}) =>
    start([...program, ...args], cwd, env, input);
  return { scratch, root, run, vaq, feed, remove: () => rmSync(scratch, { recursive: true, force: true }) };
}
