import { Clerk } from './diagnosis/clerk.ts';
import type { Log, LogEvent } from './log.ts';
import type { Outlet } from './outlet.ts';
import type { Session } from './session/session.ts';

/** The clock that a service is followed by: the time, and how often, in milliseconds, it is looked who is stuck. */
export interface FollowClock {
  readonly now: () => Date;
  readonly pause: number;
}

const CLOCK: FollowClock = { now: () => new Date(), pause: 1000 };

/** A service that is followed from the first event to the last. */
export interface Following {
  readonly log: Log;
  /** From now on it is looked, again and again, who is stuck. */
  readonly begin: (session: Session) => void;
  readonly end: () => void;
}

/**
 * Gives an outlet every event, and what can be seen beside; says, and records, why a host is stuck. Nobody waits for router
 * advertisements where the service sends them (`ra`).
 */
export function follow(outlet: Outlet, ra: boolean, { now, pause } = CLOCK): Following {
  const clerk = new Clerk(ra ? ['router-advertisements'] : []);
  let timer: NodeJS.Timeout | null = null;

  const log = (event: LogEvent): void => {
    const at = now();
    clerk.see(at.getTime(), event);
    outlet.event(at, event);
  };

  function look({ parts: { transfers, memory }, stages }: Session): void {
    const at = now();
    const underWay = transfers.list();
    clerk.watch(at.getTime(), underWay);
    for (const { host: label, finding } of clerk.look(at.getTime())) {
      const { id, sentence, advice } = finding;
      const [site, host] = split(label);
      if (!finding.passes) memory.note({ kind: 'problem', site, host, code: id, message: sentence });
      log({ event: 'diagnosis', host: label, message: `${sentence}; ${advice}`, id, sentence, advice });
    }
    outlet.look(at, { transfers: underWay, findings: clerk.findings, stages: stages.all() });
  }

  return {
    log,
    begin: (session) => {
      look(session);
      timer = setInterval(() => look(session), pause);
      // A service that has ended is not kept up by those who watch it.
      timer.unref();
    },
    end: () => {
      if (timer !== null) clearInterval(timer);
      outlet.end();
    },
  };
}

function split(label: string): readonly [site: string, host: string] {
  const cut = label.indexOf('/');
  return [label.slice(0, cut), label.slice(cut + 1)];
}
