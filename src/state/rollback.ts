import type { GivenBoot, HostState, RolledBack } from './host-state.ts';

/** What a host had before, that it can be given again. */
export interface RollbackTarget {
  readonly revision: string;
  readonly boots: readonly GivenBoot[];
}

/**
 * What a host goes back to when a boot of its run fails for good: the last workflow that it has gone through to its end, else
 * the last boot of the run that was done; null where neither is known.
 */
export function rollbackTarget({ applied, boots }: HostState): RollbackTarget | null {
  if (applied !== null) return { revision: applied.revision, boots: applied.boots };
  const last = boots.findLast(({ outcome }) => outcome === 'done');
  return last === undefined ? null : { revision: last.revision, boots: [last] };
}

/** The rollback that a host is in, also as a live system that nothing ends; null where it has come to its end, or there is none. */
export function rollbackAtHand({ rollback, state }: HostState): RolledBack | null {
  return state === 'done' || state === 'failed' ? null : rollback;
}

/** Whether a host has still to be given something of its rollback, or to report it. */
export function isRollingBack(state: HostState): boolean {
  const rollback = rollbackAtHand(state);
  const last = state.boots.at(-1);
  if (rollback === null) return false;
  const isLive = last?.done === 'never' && last.step + 1 === rollback.boots.length;
  return !(isLive && last.attempt === rollback.attempt);
}

/** Whether a host has what it had before, since what was wanted of it has failed. */
export function isRolledBack(state: HostState): boolean {
  return state.rollback !== null && state.state !== 'failed' && !isRollingBack(state);
}
