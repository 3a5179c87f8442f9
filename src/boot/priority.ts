import { constants, setPriority } from 'node:os';

/**
 * Lets this process, which answers machines, go before the other work of this system; nothing changes where that is not
 * allowed, as to who is not root on Linux. Firmware gives up after seconds, and what else runs on a laptop can wait.
 */
export function goFirst(): void {
  try {
    setPriority(constants.priority.PRIORITY_HIGH);
  } catch {
    // Then it answers like any other process.
  }
}
