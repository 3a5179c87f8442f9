import type { GivenBoot, HostState } from './host-state.ts';
import { rollbackAtHand } from './rollback.ts';

/** The attempt under which the run at hand began; each boot of it has that one, unless it was tried again. */
function firstAttempt({ attempt, boots: [first] }: HostState): number {
  const began = first === undefined ? attempt : first.attempt - ((first.try ?? 1) - 1);
  // One that was declared before any was given has the attempt 0.
  return Math.max(began, 1);
}

function givenOf({ boots }: HostState, boot: string): GivenBoot | null {
  return boots.find((earlier) => earlier.boot === boot) ?? null;
}

/**
 * The attempt that a boot's bytes carry. A new run of the workflow (`again`) has a new one, and so has another try after a
 * failure; otherwise a boot keeps the one that it was given under, and a boot that was not given yet has that of its run.
 */
export function attemptOf(state: HostState, boot: string, again: boolean): number {
  if (again) return state.attempt + 1;
  const given = givenOf(state, boot);
  if (given === null) return firstAttempt(state);
  return Math.max(given.attempt, 1) + (given.follows === 'retry' ? 1 : 0);
}

/** Which try of its boot an attempt is that is given now, from 1. */
export function tryOf(state: HostState, boot: string, again: boolean): number {
  const given = again ? null : givenOf(state, boot);
  return (given?.try ?? 1) + (given?.follows === 'retry' ? 1 : 0);
}

/** All attempts that a boot may still have in its run, where it is tried again so many times; the first is the one that is due. */
export function attemptsAhead(
  state: HostState,
  boot: string,
  again: boolean,
  retries: number,
): readonly number[] {
  const first = attemptOf(state, boot, again);
  const left = Math.max(0, retries + 1 - tryOf(state, boot, again));
  return Array.from({ length: left + 1 }, (_, index) => first + index);
}

/** A number for a rollback that no attempt of this session has before it, whichever of its hosts' boots fails, and how often. */
export function rollbackAttempt(state: HostState, retries: number): number {
  // A new run has the next number, and each of its retries one more.
  return rollbackAtHand(state)?.attempt ?? state.attempt + 1 + retries + 1;
}
