import { readdir, readFile, rm, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { createOnce } from './atomic-file.ts';
import { failure, type Result, type StateProblem, success, systemCode } from './problem.ts';
import { hasEnded, type ProcessIdentity, thisProcess } from './process-identity.ts';

/** The right to write one thing of a state folder, held until it is released or the process ends. */
export interface Lock {
  /** Never rejects: a lock that cannot be emptied ends with the process. */
  release(): Promise<void>;
}

/** What is locked apart. */
type Locked = 'journal' | 'secrets';

/**
 * Takes a lock of a state folder, or says who holds it. The lock of a process that has ended is taken over.
 *
 * Each holder makes the lock file with the next number, which the file system gives to one process only; the highest
 * number counts. A single file would have to be removed when it is stale, and two processes that find it stale at once
 * could remove each other's. For the same reason the highest is never removed: released, it is emptied.
 */
export async function takeLock(dir: string, what: Locked = 'journal'): Promise<Result<Lock>> {
  const lockPath = (number: number): string => join(dir, `${what}.lock.${number}`);
  for (;;) {
    const numbers = await lockNumbers(dir, what);
    const top = Math.max(0, ...numbers);
    const holder = top === 0 ? null : await readHolder(lockPath(top));
    if (holder !== null && !hasEnded(holder)) return failure(heldBy(holder, lockPath(top)));

    const mine = top + 1;
    const made = await createOnce(lockPath(mine), `${JSON.stringify(thisProcess())}\n`);
    // A process that slept since its look at the folder may have made a number that is long past.
    const overtaken = Math.max(...(await lockNumbers(dir, what))) > mine;
    if (!made || overtaken) continue;

    for (const number of numbers) await rm(lockPath(number), { force: true });
    return success({ release: () => empty(lockPath(mine)) });
  }
}

async function empty(path: string): Promise<void> {
  try {
    await truncate(path, 0);
  } catch (error) {
    if (systemCode(error) === null) throw error;
  }
}

async function lockNumbers(dir: string, what: Locked): Promise<readonly number[]> {
  const form = new RegExp(`^${what}\\.lock\\.([1-9]\\d{0,14})$`);
  const names = await readdir(dir);
  return names.map((name) => Number(form.exec(name)?.[1] ?? 0)).filter((number) => number > 0);
}

/** Who made a lock; null where it was released, removed, or lost its content in a power failure. */
async function readHolder(path: string): Promise<ProcessIdentity | null> {
  try {
    const holder: Partial<ProcessIdentity> | null = JSON.parse(await readFile(path, 'utf8'));
    if (typeof holder?.pid !== 'number' || typeof holder.machine !== 'string') return null;
    return { pid: holder.pid, machine: holder.machine, started: holder.started ?? null };
  } catch (error) {
    if (error instanceof SyntaxError || systemCode(error) === 'ENOENT') return null;
    throw error;
  }
}

function heldBy(holder: ProcessIdentity, path: string): StateProblem {
  const remedy =
    holder.machine === thisProcess().machine
      ? 'end that one first'
      : `end that one first, or delete ${path} if that machine is gone`;
  return {
    code: 'locked',
    message: `another vaq writes here: process ${holder.pid} on ${holder.machine}; ${remedy}`,
  };
}
