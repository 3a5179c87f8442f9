const OURS = /^vaqt(\d+)-/;

/** The name of something that outlives a process that is killed: it says whose it is. */
export function ownName(role: string): string {
  return `vaqt${process.pid}-${role}`;
}

/** Whether a process of this harness made it, to judge by its name. */
export function isOurs(name: string): boolean {
  return OURS.test(name);
}

/** Whether a process of this harness made it that is no more. */
export function isOrphan(name: string): boolean {
  const owner = OURS.exec(name)?.[1];
  return owner !== undefined && !isAlive(Number(owner));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
