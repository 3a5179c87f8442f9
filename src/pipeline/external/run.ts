import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { KindOs } from '../../kinds/kind.ts';
import type { ExternalTool, ToolFinding } from './tool.ts';

/** What became of a run: findings, no such program on this machine, or why it has nothing to say. */
export type Outcome =
  | { readonly type: 'findings'; readonly findings: readonly ToolFinding[] }
  | { readonly type: 'missing' }
  | { readonly type: 'failed'; readonly reason: string };

const MOST_MILLISECONDS = 30_000;
const MOST_CHARACTERS = 1_000_000;

/** All that a tool sees of the environment: where programs are, and that its home is the private folder. */
function environment(folder: string): Readonly<Record<string, string>> {
  const { PATH = '/usr/local/bin:/usr/bin:/bin' } = process.env;
  return {
    PATH,
    LC_ALL: 'C.UTF-8',
    LANG: 'C.UTF-8',
    HOME: folder,
    TMPDIR: folder,
    PYTHONUTF8: '1',
    // The machine's own database is locked by whoever opens it, also to check only; the second then fails (debconf(7)).
    DEBCONF_DB_REPLACE: `File{${join(folder, 'debconf.dat')}}`,
  };
}

/** Runs a tool over a text in a folder of its own inside a private one, which is gone afterwards; never throws for what the tool does. */
export async function runTool(
  tool: ExternalTool,
  text: string,
  os: KindOs,
  privateFolder: string,
  most = MOST_MILLISECONDS,
): Promise<Outcome> {
  const cwd = await mkdtemp(join(privateFolder, 'run-'));
  try {
    await writeFile(join(cwd, tool.fileName), text, { mode: 0o600 });
    const { execa } = await import('execa');
    const result = await execa(tool.command, [...tool.arguments(os), tool.fileName], {
      cwd,
      env: environment(cwd),
      extendEnv: false,
      reject: false,
      stdin: 'ignore',
      timeout: most,
      forceKillAfterDelay: 1000,
      maxBuffer: MOST_CHARACTERS,
    });
    if (result.code === 'ENOENT') return { type: 'missing' };
    if (result.timedOut) return failed(`it did not end within ${most / 1000} seconds`);
    if (result.isMaxBuffer) return failed(`it wrote more than ${MOST_CHARACTERS} characters`);
    if (result.signal !== undefined) return failed(`it was ended by ${result.signal}`);
    if (result.exitCode === undefined) return failed(`it could not be started (${result.code})`);
    const { stdout, stderr, exitCode } = result;
    const findings = tool.read({ stdout, stderr, exitCode });
    return findings === null ? failed(lastWords(stdout, stderr, exitCode)) : { type: 'findings', findings };
  } finally {
    await rm(cwd, { recursive: true, force: true });
  }
}

function failed(reason: string): Outcome {
  return { type: 'failed', reason };
}

function lastWords(stdout: string, stderr: string, exitCode: number): string {
  const line = `${stdout}\n${stderr}`.trim().split('\n').at(-1)!.trim().slice(0, 200);
  return `it ended with code ${exitCode}${line === '' ? ' and said nothing' : `: ${line}`}`;
}
