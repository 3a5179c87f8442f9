import type { LogHub } from './log.ts';
import type { Venue } from './preflight/venue.ts';
import { startService } from './service.ts';
import type { Session } from './session/session.ts';
import { isOver, unfinished } from './unfinished.ts';

/** How a service is run. */
export interface ServeOptions {
  readonly once: boolean;
  readonly tftpPort: number;
  readonly dhcpPort: number;
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

/** Serves until it is interrupted or, with `once`, until every granted host has come to an end; says what is unfinished. */
export async function serve(
  session: Session,
  venue: Venue,
  { once, tftpPort, dhcpPort }: ServeOptions,
  hub: LogHub,
): Promise<ServeEnd> {
  const signal = untilSignal();
  const over = new Promise<void>((resolve) => {
    const look = (): void => (isOver(session) ? resolve() : undefined);
    if (once) hub.watch(look);
  });
  const { interfaceName, address, baseUrl, httpPort, dhcp } = venue;
  const started = await startService(session, venue.hosts, {
    interfaceName,
    address,
    baseUrl,
    httpPort,
    tftpPort,
    dhcpPort: dhcp ? dhcpPort : null,
  });
  if (!started.ok) {
    signal.dispose();
    return { exit: 'couldNot', message: started.message };
  }
  const what = dhcp ? 'DHCP, TFTP and HTTP' : 'TFTP and HTTP';
  hub.log({
    event: 'ready',
    host: null,
    message: `${what} on ${interfaceName}, ${baseUrl}`,
    interface: interfaceName,
    url: baseUrl,
  });
  await Promise.race([signal.promise, over]);
  signal.dispose();
  await started.service.close();
  const left = unfinished(session);
  const failed = left.some(({ state }) => state === 'failed');
  const said = left.map(({ label, state }) => `${label} (${state})`).join(', ');
  const message = left.length === 0 ? 'stopped; nothing is unfinished' : `stopped; unfinished: ${said}`;
  hub.log({ event: 'stopped', host: null, message, unfinished: left });
  return { exit: once && (failed || left.length > 0) ? 'findings' : 'clean', message: null };
}
