import type { Boot, Host } from '../../sot/model/types.ts';
import { attemptOf, tryOf } from '../../state/attempt.ts';
import type { Rollback } from '../../state/event.ts';
import type { HostState } from '../../state/host-state.ts';
import type { Retreat } from './retreat.ts';

/** The boot that a host is to be given next: its place in the workflow and the number of the attempt. */
export interface Due {
  readonly boot: Boot;
  readonly step: number;
  readonly steps: number;
  readonly attempt: number;
  /** Which try of the boot it is in its run, from 1. */
  readonly try: number;
  /** What it is of where it is a rollback; null where it is of the workflow as it is now. */
  readonly retreat: Retreat | null;
}

/**
 * The boot that is due on a host, or null where its workflow has ended. `again` begins a new run of the workflow;
 * otherwise a boot that was given and has not ended keeps its attempt, and so its token and its bytes. A step that somebody
 * has chosen is due also where the workflow has ended.
 */
export function dueBoot(
  host: Host,
  state: HostState,
  again: boolean,
  chosen: number | null = null,
): Due | null {
  const boots = host.workflow?.boots ?? [];
  const ended = state.state === 'done' || state.state === 'failed';
  const step = chosen ?? (again ? 0 : state.step);
  const boot = boots[step];
  if (boot === undefined || (ended && !again && chosen === null)) return null;
  const [attempt, count] = [attemptOf(state, boot.id, again), tryOf(state, boot.id, again)];
  return { boot, step, steps: boots.length, attempt, try: count, retreat: null };
}

/** The boot that is due on a host that is rolled back, or null where it is not at hand any more: then it boots its disk. */
export function dueOfRollback(
  { step }: HostState,
  { boots, attempt }: Rollback,
  retreat: Retreat | string | undefined,
): Due | null {
  if (typeof retreat !== 'object' || retreat.attempt !== attempt) return null;
  const boot = retreat.boots.find(({ id }) => id === boots[step]);
  return boot === undefined ? null : { boot, step, steps: boots.length, attempt, try: 1, retreat };
}
