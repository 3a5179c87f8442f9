import { failurePolicy } from '../../plan/failure-policy.ts';
import type { Host } from '../../sot/model/types.ts';
import type { FailureThen, Rollback } from '../../state/event.ts';
import type { GivenBoot } from '../../state/host-state.ts';
import type { StateProblem } from '../../state/problem.ts';
import { rollbackOf } from './retreat.ts';
import type { Session } from './session.ts';

/** What follows when a boot has failed, as the journal keeps it. */
export interface AfterFailure {
  readonly follows: FailureThen;
  readonly rollback?: Rollback;
  /** Why a host is not rolled back whose policy it is; absent where it is, or its policy is another. */
  readonly why?: string;
}

/** What follows when this try of a boot has failed. A rollback is neither tried again nor rolled back itself. */
export function followsFailure({ parts }: Session, host: Host, given: GivenBoot): AfterFailure {
  const { retries, follows } = failurePolicy(host);
  const state = parts.memory.stateOf(host);
  if (state.rollback === null && (given.try ?? 1) <= retries) return { follows: 'retry' };
  if (state.rollback === null && follows !== 'rollback') return { follows };
  const rollback = rollbackOf(state, parts.retreats.get(host.label));
  return typeof rollback === 'string'
    ? { follows: 'halt', why: rollback }
    : { follows: 'rollback', rollback };
}

/** The boots of a rollback and where they are from, in words. */
function rollbackWords({ boots, revision }: Rollback): string {
  return `${boots.join(', ')} of ${revision}`;
}

/** What follows, in words for the log. */
export function wordsAfter(host: Host, given: GivenBoot, { follows, rollback, why }: AfterFailure): string {
  const { retries } = failurePolicy(host);
  if (rollback !== undefined)
    return `it is rolled back to ${rollbackWords(rollback)}, which is given when its machine asks`;
  if (follows === 'retry')
    return `it is given again when its machine asks, try ${(given.try ?? 1) + 1} of ${retries + 1}`;
  const disk = 'its machine boots its disk from now on';
  if (follows === 'continue') return `${disk}, and the others go on`;
  return why === undefined ? disk : `${disk}, and is not rolled back: ${why}`;
}

/** Counts the boot at hand as failed, because of what was seen and not reported: on the disk before it is said. */
export async function countAsFailed(
  session: Session,
  host: Host,
  given: GivenBoot,
  message: string,
): Promise<StateProblem | null> {
  const { memory, log } = session.parts;
  const { boot, step, attempt } = given;
  const after = followsFailure(session, host, given);
  const { why: _, ...recorded } = after;
  const who = { site: host.site.id, host: host.name };
  const problem = await memory.commit({ kind: 'failure', ...who, boot, step, attempt, message, ...recorded });
  if (problem !== null) return problem;
  log({
    event: 'failure',
    host: host.label,
    message: `${message}; ${wordsAfter(host, given, after)}`,
    boot,
    attempt,
    ...recorded,
  });
  return null;
}
