import { spawn } from 'node:child_process';
import { ExtractError } from './failure.ts';

/** As much of what a program complains of as a sentence takes, and as is looked at. */
const COMPLAINT = 300;
const MOST_HEARD = 10_000;

/** In which line a program says what is wrong. */
export type Telling = 'first' | 'last';

/** The line that a program complained with, or how it ended. */
function complaint(program: string, stderr: string, code: number | null, telling: Telling): string {
  const lines = stderr.split('\n').map((text) => text.trim());
  const said = lines.filter((text) => text !== '');
  const line = said.at(telling === 'first' ? 0 : -1);
  return line === undefined ? `${program} ended with ${code ?? 'a signal'}` : line.slice(0, COMPLAINT);
}

/**
 * Runs a program and gives each piece of its output to `take`; rejects with what it complains of where it fails. What
 * `take` throws ends the program.
 */
export async function runProgram(
  [program, ...args]: readonly [string, ...string[]],
  take: (piece: Buffer) => Promise<void> | void,
  telling: Telling = 'first',
): Promise<void> {
  const child = spawn(program, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    // Names are bytes for us, and messages are English.
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    if (stderr.length < MOST_HEARD) stderr += text;
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  // A program that is not there has no output, but an error; it is met below.
  ended.catch(() => undefined);
  try {
    for await (const piece of child.stdout) await take(piece as Buffer);
  } catch (error) {
    child.kill('SIGKILL');
    await ended.catch(() => undefined);
    throw error;
  }
  const code = await ended;
  if (code !== 0) throw new ExtractError(complaint(program, stderr, code, telling));
}

/** The lines that a program prints. */
export async function linesOf(command: readonly [string, ...string[]]): Promise<readonly string[]> {
  const pieces: Buffer[] = [];
  await runProgram(command, (piece) => void pieces.push(piece));
  return Buffer.concat(pieces)
    .toString('utf8')
    .split(/\r?\n/)
    .filter((line) => line !== '');
}
