import { bootTimeout } from '../../plan/failure-policy.ts';
import type { Host } from '../../sot/model/types.ts';
import { bootAtHand } from '../../state/checkpoint.ts';
import type { GivenBoot } from '../../state/host-state.ts';
import { countAsFailed } from './failure.ts';
import type { Session } from './session.ts';

/** Seconds as people say them, exact. */
function duration(seconds: number): string {
  const parts = [
    [Math.floor(seconds / 3600), 'h'],
    [Math.floor((seconds % 3600) / 60), 'min'],
    [seconds % 60, 's'],
  ] as const;
  return parts.flatMap(([count, unit]) => (count === 0 ? [] : [`${count} ${unit}`])).join(' ');
}

/** The boot that a host is in, with its time, if that is over at `now`. It is counted from the record of its first script. */
function overdue(
  session: Session,
  host: Host,
  now: Date,
): { readonly given: GivenBoot; readonly seconds: number } | null {
  const given = bootAtHand(session.parts.memory.stateOf(host));
  if (given === null) return null;
  const boot = session.bootGiven(host, given);
  if (boot === null) return null;
  const seconds = bootTimeout(host, boot);
  if (seconds === null) return null;
  const began = Date.parse(given.began ?? given.at);
  return now.getTime() - began >= seconds * 1000 ? { given, seconds } : null;
}

/** Counts every boot as failed whose time is over at `now`: those of hosts that are concerned, and have begun. */
export async function failOverdue(session: Session, now: Date): Promise<void> {
  const { model, log, said } = session.parts;
  const isConcerned = (host: Host): boolean => session.isGranted(host) && session.hasBegun(host);
  for (const host of model.hosts.filter(isConcerned)) {
    if (overdue(session, host, now) === null) continue;
    await session.inTurn(host, async () => {
      // A report may have come meanwhile.
      const over = overdue(session, host, now);
      if (over === null) return;
      const { given, seconds } = over;
      const message = `${given.boot} has not come to its end within ${duration(seconds)} of its script`;
      const problem = await countAsFailed(session, host, given, message);
      if (problem !== null && said.isNew(problem.message))
        log({ event: 'problem', host: host.label, message: problem.message });
    });
  }
}

/** How often is looked whose time is over, in milliseconds: times are whole seconds. */
const LOOK = 500;

/** Fails boots when their time is over, until the function that it gives is called; that resolves when nothing is under way. */
export function keepTime(session: Session): () => Promise<void> {
  let looking = Promise.resolve();
  let isBusy = false;
  const look = (): void => {
    if (isBusy) return;
    isBusy = true;
    looking = failOverdue(session, session.parts.memory.now()).finally(() => {
      isBusy = false;
    });
  };
  look();
  const timer = setInterval(look, LOOK);
  return () => {
    clearInterval(timer);
    return looking;
  };
}
