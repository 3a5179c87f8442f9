import type { HostState } from './host-state.ts';

/**
 * The attempt that a boot's bytes carry. A new run of the workflow (`again`) has a new one; otherwise a boot keeps the
 * one that it was given under, and a boot that was not given yet has that of the run at hand.
 */
export function attemptOf(state: HostState, boot: string, again: boolean): number {
  if (again) return state.attempt + 1;
  const given = state.boots.find((earlier) => earlier.boot === boot);
  // One that was declared before any was given has the attempt 0.
  return Math.max(given?.attempt ?? state.attempt, 1);
}
