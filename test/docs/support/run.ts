import { spawn } from 'node:child_process';

/** How a program ended: what it printed, and its exit code, or the signal. */
export interface Ended {
  readonly printed: string;
  readonly code: number | string;
}

/** An environment in which nothing of this machine's user is left: a home of its own, no colour, no settings of Git. */
export function plainEnvironment(home: string): NodeJS.ProcessEnv {
  const { CI, FORCE_COLOR, GITHUB_ACTIONS, NO_COLOR, ...env } = process.env;
  const identity = { GIT_AUTHOR_NAME: 'Reader', GIT_AUTHOR_EMAIL: 'reader@example.invalid' };
  const committer = { GIT_COMMITTER_NAME: 'Reader', GIT_COMMITTER_EMAIL: 'reader@example.invalid' };
  const date = '2026-11-21T12:00:00Z';
  return {
    ...env,
    ...identity,
    ...committer,
    GIT_AUTHOR_DATE: date,
    GIT_COMMITTER_DATE: date,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    HOME: home,
    LC_ALL: 'C.UTF-8',
  };
}

/** Runs a program to its end, both streams in one; after `seconds` it is killed with all that it has started. */
export function runToEnd(
  [program, ...args]: readonly [string, ...string[]],
  options: { readonly cwd: string; readonly env: NodeJS.ProcessEnv; readonly seconds: number },
): Promise<Ended> & { readonly pid: number } {
  const child = spawn(program, args, {
    cwd: options.cwd,
    env: options.env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const kill = (): boolean => process.kill(-child.pid!, 'SIGKILL');
  const timer = setTimeout(kill, options.seconds * 1000);
  process.once('exit', kill);
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      printed += chunk;
    });
  }
  const ended = new Promise<Ended>((settle, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      process.removeListener('exit', kill);
      settle({ printed, code: code ?? signal! });
    });
  });
  return Object.assign(ended, { pid: child.pid! });
}
