import { execFile } from 'node:child_process';

/** What a program of the system printed. */
export interface Answer {
  readonly stdout: string;
  readonly stderr: string;
  readonly ok: boolean;
}

const MOST_MILLISECONDS = 5000;

/** Runs a program of the system; null where there is none of that name. Never rejects, and never waits for long. */
export function ask(command: string, ...args: readonly string[]): Promise<Answer | null> {
  // Programs of administrators are in no user's PATH on Debian; the words of English are what is read.
  const path = process.platform === 'win32' ? process.env.PATH : `${process.env.PATH ?? ''}:/usr/sbin:/sbin`;
  const env = { ...process.env, PATH: path, LC_ALL: 'C' };
  const options = { env, timeout: MOST_MILLISECONDS, maxBuffer: 16 * 1024 * 1024, windowsHide: true };
  return new Promise((resolve) => {
    const child = execFile(command, args, options, (error, stdout, stderr) =>
      resolve(error?.code === 'ENOENT' ? null : { stdout, stderr, ok: error === null }),
    );
    child.stdin?.end();
  });
}

/** What a program printed; empty where it failed, or is not there. */
export async function textOf(command: string, ...args: readonly string[]): Promise<string> {
  const answer = await ask(command, ...args);
  return answer?.ok ? answer.stdout : '';
}
