import { failurePolicy } from '../../plan/failure-policy.ts';
import type { Host } from '../../sot/model/types.ts';
import type { FailureThen } from '../../state/event.ts';
import type { GivenBoot } from '../../state/host-state.ts';
import type { StateProblem } from '../../state/problem.ts';
import type { Session } from './session.ts';

/** What follows when this try of a boot has failed. */
export function followsFailure(host: Host, given: GivenBoot): FailureThen {
  const { retries, follows } = failurePolicy(host);
  return (given.try ?? 1) <= retries ? 'retry' : follows;
}

/** What follows, in words for the log. */
export function wordsAfter(host: Host, given: GivenBoot, follows: FailureThen): string {
  const { retries } = failurePolicy(host);
  switch (follows) {
    case 'retry':
      return `it is given again when its machine asks, try ${(given.try ?? 1) + 1} of ${retries + 1}`;
    case 'continue':
      return 'its machine boots its disk from now on, and the others go on';
    case 'halt':
      return 'its machine boots its disk from now on';
    case 'rollback':
      return 'its machine boots its disk from now on, since this version of vaq rolls nothing back';
  }
}

/** Counts the boot at hand as failed, because of what was seen and not reported: on the disk before it is said. */
export async function countAsFailed(
  { parts: { memory, log } }: Session,
  host: Host,
  given: GivenBoot,
  message: string,
): Promise<StateProblem | null> {
  const { boot, step, attempt } = given;
  const follows = followsFailure(host, given);
  const who = { site: host.site.id, host: host.name };
  const problem = await memory.commit({ kind: 'failure', ...who, boot, step, attempt, message, follows });
  if (problem !== null) return problem;
  log({
    event: 'failure',
    host: host.label,
    message: `${message}; ${wordsAfter(host, given, follows)}`,
    boot,
    attempt,
    follows,
  });
  return null;
}
