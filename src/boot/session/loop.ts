import type { Host } from '../../sot/model/types.ts';
import { bootAtHand } from '../../state/checkpoint.ts';
import type { GivenBoot, HostState } from '../../state/host-state.ts';
import { countAsFailed } from './failure.ts';
import type { Session } from './session.ts';

/** So often a machine may start over in a boot after it had its configuration: a person presses the button, not a circle. */
const MOST_RESTARTS = 3;

/** The boot at hand of a machine that would start it over once too often; null where it may be given again. */
function looping(state: HostState): GivenBoot | null {
  const given = bootAtHand(state);
  if (given === null || given.done === 'never') return null;
  const isOnceMore = state.state === 'config' || state.state === 'installing';
  return (given.restarts ?? 0) + (isOnceMore ? 1 : 0) > MOST_RESTARTS ? given : null;
}

/** Ends an installation that goes round in a circle: its machine asks again and again, and has never reported. */
export async function endLoop(session: Session, host: Host): Promise<void> {
  if (session.due(host) === null || !session.hasBegun(host)) return;
  const given = looping(session.parts.memory.stateOf(host));
  if (given === null) return;
  const message = `${given.boot} was begun ${MOST_RESTARTS + 1} times without a report of its end: does its configuration call the checkpoint, and does the machine boot its disk after that?`;
  const problem = await countAsFailed(session, host, given, message);
  if (problem !== null) session.parts.log({ event: 'problem', host: host.label, message: problem.message });
}
