import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { systemCode } from './problem.ts';

/** One run of one process: `started` tells it from a later one with the same number, null where the system does not say. */
export interface ProcessIdentity {
  readonly pid: number;
  readonly machine: string;
  readonly started: string | null;
}

/** This process. */
export function thisProcess(): ProcessIdentity {
  return { pid: process.pid, machine: hostname(), started: processFacts(process.pid)?.started ?? null };
}

/** Whether a process has certainly ended; of one on another machine nothing is certain. */
export function hasEnded(other: ProcessIdentity): boolean {
  if (other.machine !== hostname()) return false;
  const facts = processFacts(other.pid);
  if (facts === null) return !answers(other.pid);
  return facts.dead || (other.started !== null && other.started !== facts.started);
}

/** Linux: fields 3 (state) and 22 (start in clock ticks since the machine's) of /proc/PID/stat, proc_pid_stat(5). */
function processFacts(pid: number): { readonly dead: boolean; readonly started: string } | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The second field is the program's name in brackets, and may itself hold blanks and brackets.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { dead: fields[0] === 'Z' || fields[0] === 'X', started: fields[19]! };
  } catch (error) {
    if (systemCode(error) === null) throw error;
    return null;
  }
}

function answers(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it is there, and somebody else's.
    return systemCode(error) !== 'ESRCH';
  }
}
