import type { GivenBoot, HostState } from '../state/host-state.ts';
import { isRollingBack } from '../state/rollback.ts';
import type { BootTimes } from './boot-times.ts';
import type { DesiredHost } from './desired.ts';
import type { Differences } from './differences.ts';

/** What serving a host would mean for it, by what is known of it. Only `install` is for a machine that was never given a boot. */
export type HostAction = 'install' | 'continue' | 'reinstall' | 'unchanged' | 'held';

/** What serving a host would mean, and why, beside what differs. */
export interface Standing {
  readonly action: HostAction;
  readonly because: readonly string[];
  /** Whether a run, or a rollback, of the same bytes is under way: who may go on with it does not begin anew. */
  readonly isUnderWay: boolean;
}

/** The reason of a host that is never provisioned. */
export const HELD = '`never_provision` is set';

const NOTHING_DIFFERS: Differences = { artifacts: [], disk: [], network: [] };

function moment(at: string): string {
  return `${at.slice(0, 16).replace('T', ' ')} UTC`;
}

function placeOf({ boot, step }: GivenBoot, steps: number): string {
  return steps === 1 ? boot : `${boot}, ${step + 1} of ${steps}`;
}

/** How a run of the workflow ended that was rolled back, or is being. */
function rolledBack(state: HostState): readonly string[] {
  const { rollback, applied } = state;
  if (rollback === null) return [];
  const { boots, revision, began, failed, steps, message } = rollback;
  const isUnderWay = isRollingBack(state);
  const what = `${isUnderWay ? 'it is being' : state.state === 'failed' ? 'it was to be' : 'it was'} rolled back to ${boots.join(', ')} of ${revision}`;
  const said = message === null ? '' : `: ${message}`;
  const run = applied === null ? 'its installation' : 'its reinstallation';
  return [`${what}, because ${run} of ${moment(began)} failed (${placeOf(failed, steps)})${said}`];
}

function chosen({ boot }: NonNullable<HostState['override']>): string {
  return `the API was asked to give it ${boot}`;
}

/** How a run of the workflow stands that has not come to its end. */
function unended({ state, boots, steps, applied, failure }: HostState): readonly string[] {
  const [first, last] = [boots[0], boots.at(-1)];
  if (state === 'done' || first === undefined || last === undefined) return [];
  const what = applied === null ? 'its installation' : 'its reinstallation';
  if (state === 'failed') {
    const said = failure === null ? '' : `: ${failure}`;
    return [`${what} of ${moment(first.at)} failed (${placeOf(last, steps)})${said}`];
  }
  return [`${what} of ${moment(first.at)} has not ended (${placeOf(last, steps)})`];
}

/**
 * A machine that was ever given a boot may hold something: whatever is not plainly the same boot going on, or the same
 * result, is a reinstallation. Under another name nothing goes on, because a new run would begin.
 */
function served(state: HostState, isMoved: boolean, { disk }: Differences): Standing {
  const isLive = state.boots.at(-1)?.done === 'never';
  const isApplied = state.applied !== null;
  const again = isApplied || isMoved ? 'reinstall' : 'continue';
  if (isRollingBack(state)) return { action: again, because: rolledBack(state), isUnderWay: !isMoved };
  const because = [...rolledBack(state), ...unended(state)];
  // Who has chosen it has said as well that the disk may be erased, where it holds anything.
  if (state.override !== null && disk.length === 0 && !isMoved)
    return { action: 'continue', because: [chosen(state.override), ...because], isUnderWay: true };
  if (disk.length > 0 || state.state === 'failed')
    return {
      action: 'reinstall',
      because: isLive && isApplied ? rolledBack(state) : because,
      isUnderWay: false,
    };
  if (state.state === 'done') return { action: 'unchanged', because: [], isUnderWay: false };
  // A live system that nothing ends is given at every start, and its bytes are those that it always had.
  if (isLive && isApplied)
    return { action: isMoved ? 'unchanged' : 'continue', because: [], isUnderWay: !isMoved };
  return { action: again, because, isUnderWay: !isMoved };
}

/** Whether a host has come to the end of a workflow that nobody goes through twice. A journal that does not name it meant the same. */
export function isThroughForGood({ once, workflow }: DesiredHost, state: HostState | null): boolean {
  if (!once || state === null || state.applied === null) return false;
  return state.conduct === null || state.conduct.workflow === workflow;
}

/** Whether a host runs what nothing ends, and nothing else is to come. */
export function isLiveAtRest({ action }: Pick<Standing, 'action'>, state: HostState | null): boolean {
  return action === 'continue' && state !== null && state.applied !== null && state.override === null;
}

/**
 * What serving a host would mean: the one rule that the plan and the consent share. `state` is what is known of its
 * machine, null where that was never given a boot; without a time no host is outside its `boot_times`.
 */
export function standingOf(
  to: DesiredHost,
  state: HostState | null,
  differ: Differences = NOTHING_DIFFERS,
  isBootTime: BootTimes = () => true,
): Standing {
  if (to.held) return { action: 'held', because: [HELD], isUnderWay: false };
  const moved =
    state === null || `${state.site}/${state.host}` === to.label
      ? []
      : [`moved from ${state.site}/${state.host}`];
  const met: Standing =
    state === null
      ? { action: 'install', because: ['there is no record of it'], isUnderWay: false }
      : served(state, moved.length > 0, differ);
  const because = [...moved, ...met.because];
  if (met.action === 'reinstall' && isThroughForGood(to, state))
    return {
      action: 'held',
      because: [`\`do_once\` of ${to.workflow} is set, and it has gone through it`, ...because],
      isUnderWay: false,
    };
  const isAtRest = met.action === 'unchanged' || isLiveAtRest(met, state);
  if (isAtRest || isBootTime(to.bootTimes)) return { ...met, because };
  return {
    action: 'held',
    because: [`it is outside \`boot_times\` (${to.bootTimes.join('; ')})`, ...because],
    isUnderWay: false,
  };
}
