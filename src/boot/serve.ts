import { callingUser } from '../state/owner.ts';
import type { SearchResult } from './dhcp/others/search.ts';
import { reportServer } from './other-servers.ts';
import { type DhcpMode, urlAt, type Venue } from './preflight/venue.ts';
import { goFirst } from './priority.ts';
import { dropPrivileges, outOfReach } from './privileges.ts';
import { startService } from './service.ts';
import { keepTime } from './session/overdue.ts';
import type { Session } from './session/session.ts';
import { isOver, unfinished } from './unfinished.ts';

/** How a service is run. */
export interface ServeOptions {
  readonly once: boolean;
  readonly tftpPort: number;
  readonly tftpSinglePort?: boolean;
  readonly dhcpPort: number;
  readonly pxePort?: number;
  readonly holdsToInterfaces?: boolean;
  /** The other DHCP servers that were found before. */
  readonly found?: readonly SearchResult[];
  readonly ra?: boolean;
}

/** How it ended. */
export interface ServeEnd {
  readonly exit: 'clean' | 'findings' | 'couldNot';
  readonly message: string | null;
}

/** Resolves at the first SIGINT or SIGTERM; a second one ends the process at once, as everywhere. */
function untilSignal(): { readonly promise: Promise<void>; readonly dispose: () => void } {
  let done: () => void = () => undefined;
  const promise = new Promise<void>((resolve) => {
    done = resolve;
  });
  process.once('SIGINT', done);
  process.once('SIGTERM', done);
  return {
    promise,
    dispose: () => {
      process.removeListener('SIGINT', done);
      process.removeListener('SIGTERM', done);
    },
  };
}

function untilOver(session: Session): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (isOver(session)) resolve();
    };
    session.parts.memory.watch(look);
    look();
  });
}

/** Gives up root, which only the ports needed; a sentence where the service could not go on without it. */
async function giveUpRoot({ parts: { files, stateDir } }: Session): Promise<string | null> {
  const dropped = dropPrivileges(callingUser());
  if (!dropped.ok) return dropped.message;
  if (dropped.uid === null) return null;
  return outOfReach({
    read: [...files.values()].flatMap(({ path, isFetched }) => (isFetched ? [] : [path])),
    write: [stateDir],
  });
}

const READY: Readonly<Record<DhcpMode, string>> = { server: 'DHCP, ', proxy: 'ProxyDHCP, ', off: '' };

function sayReady({ parts: { log } }: Session, { dhcp, places, httpPort }: Venue): void {
  const all = places.map((place) => `${place.interfaceName}, ${urlAt(place, httpPort)}`).join('; ');
  const message = `${READY[dhcp]}TFTP and HTTP on ${all}`;
  const [first] = places;
  log({ event: 'ready', host: null, message, interface: first.interfaceName, url: urlAt(first, httpPort) });
}

function endOf(session: Session, once: boolean): ServeEnd {
  const left = unfinished(session).map(({ label, state }) => ({ label, state }));
  const hosts = left.map(({ label, state }) => `${label} (${state})`).join(', ');
  const message = left.length === 0 ? 'stopped; nothing is unfinished' : `stopped; unfinished: ${hosts}`;
  session.parts.log({ event: 'stopped', host: null, message, unfinished: left });
  if (!once || left.length === 0) return { exit: 'clean', message: null };
  return { exit: 'findings', message: `not every host has come to its end: ${hosts}` };
}

/** Serves until it is interrupted or, with `once`, until every granted host has come to an end; says what is unfinished. */
export async function serve(
  session: Session,
  venue: Venue,
  { once, found = [], ...ports }: ServeOptions,
): Promise<ServeEnd> {
  const signal = untilSignal();
  try {
    const started = await startService(session, venue.hosts, { ...venue, ...ports });
    if (!started.ok) return { exit: 'couldNot', message: started.message };
    goFirst();
    const trouble = await giveUpRoot(session);
    if (trouble === null) {
      sayReady(session, venue);
      for (const { interfaceName, servers } of found)
        for (const server of servers) reportServer(session, interfaceName, server);
      const endClock = keepTime(session);
      await Promise.race(once ? [signal.promise, untilOver(session)] : [signal.promise]);
      await endClock();
    }
    await started.service.close();
    return trouble === null ? endOf(session, once) : { exit: 'couldNot', message: trouble };
  } finally {
    signal.dispose();
  }
}
