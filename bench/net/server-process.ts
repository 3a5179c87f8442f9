import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import type { Program } from '../paired.ts';

/** A server in a process of its own. */
export interface ServerProcess {
  readonly pid: number;
  readonly stop: () => Promise<void>;
}

/** Starts a server and gives it a moment to open its port; rejects if it has ended by then. */
export async function startProcess({ command, args }: Program): Promise<ServerProcess> {
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const ended = once(child, 'exit');
  await delay(1500);
  if (child.exitCode !== null) throw new Error(`${command} ended with ${child.exitCode}`);
  const stop = async () => {
    child.kill();
    await ended;
  };
  return { pid: child.pid!, stop };
}
