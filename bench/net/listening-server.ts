import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { ip } from '../../test/e2e/lab/namespaces.ts';
import type { Program } from '../paired.ts';
import type { ServerProcess } from './server-process.ts';

/** Where a server runs, and how it is known that it answers. */
export interface Listening {
  readonly namespace: string;
  /** It answers as soon as this UDP port is open; 0 where it has none, and a moment must do. */
  readonly port: number;
  /** The file for what it says. */
  readonly log: string;
  readonly seconds: number;
}

/** Starts a server in a namespace and waits until its port is open; rejects if it ends before, or takes too long. */
export async function startListening(
  { command, args }: Program,
  { namespace, port, log, seconds }: Listening,
): Promise<ServerProcess> {
  const output = openSync(log, 'w');
  const child = spawn('ip', ['netns', 'exec', namespace, command, ...args], {
    stdio: ['ignore', output, output],
  });
  const ended = once(child, 'exit');
  const deadline = Date.now() + seconds * 1000;
  const hex = port.toString(16).toUpperCase().padStart(4, '0');
  // `ip netns exec` becomes the program: it has the same process id.
  while (port !== 0 && !ip(`netns exec ${namespace} cat /proc/net/udp`).includes(`:${hex} `)) {
    if (child.exitCode !== null || Date.now() > deadline) {
      child.kill('SIGKILL');
      throw new Error(`${command} does not answer on port ${port}; see ${log}`);
    }
    await delay(100);
  }
  // Port 67 is open before the last of the preparations is done.
  await delay(500);
  const stop = async (): Promise<void> => {
    child.kill();
    await ended;
  };
  return { pid: child.pid!, stop };
}
