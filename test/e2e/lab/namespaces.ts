import { execFileSync } from 'node:child_process';
import { atEnd } from './cleanup.ts';
import { isOrphan, isOurs, ownName } from './owner.ts';

/** Runs iproute2's `ip` with the words of `command`, then `more` as they are, and gives what it prints. */
export function ip(command: string, ...more: readonly string[]): string {
  const args = [...command.split(' '), ...more];
  return execFileSync('ip', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

/** The names of all network namespaces that this harness ever made and that still exist. */
export function labNamespaces(): readonly string[] {
  const lines = ip('netns list').split('\n');
  return lines.map((line) => line.split(' ')[0]!).filter(isOurs);
}

/** Makes the namespace `vaqt<pid>-<role>`, its loopback up, and returns its name; `cleanUp` removes it with all processes in it. */
export function addNamespace(role: string): string {
  const name = ownName(role);
  ip(`netns add ${name}`);
  atEnd(() => removeNamespace(name));
  ip(`-n ${name} link set lo up`);
  return name;
}

/** Removes what earlier runs left that were killed before they could clean up: the namespaces of processes that are no more. */
export function removeStale(): void {
  for (const name of labNamespaces().filter(isOrphan)) removeNamespace(name);
}

function removeNamespace(name: string): void {
  try {
    // A namespace lives on, nameless, for as long as a process is in it.
    for (const pid of ip(`netns pids ${name}`).split('\n').filter(Boolean)) kill(Number(pid));
    ip(`netns del ${name}`);
  } catch (error) {
    // Two runs that begin at once find the same remains.
    if (labNamespaces().includes(name)) throw error;
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
