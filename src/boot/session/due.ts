import type { Boot, Host } from '../../sot/model/types.ts';
import { attemptOf, tryOf } from '../../state/attempt.ts';
import type { HostState } from '../../state/host-state.ts';

/** The boot that a host is to be given next: its place in the workflow and the number of the attempt. */
export interface Due {
  readonly boot: Boot;
  readonly step: number;
  readonly steps: number;
  readonly attempt: number;
  /** Which try of the boot it is in its run, from 1. */
  readonly try: number;
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
  return { boot, step, steps: boots.length, attempt, try: count };
}
