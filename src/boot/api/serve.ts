import type { Log } from '../log.ts';
import type { Session } from '../session/session.ts';
import type { Started } from '../started.ts';
import { Feed } from './feed.ts';
import { startApi } from './server.ts';
import { makeToken, tokenPath } from './token.ts';

/** The API of a session that is about to begin. */
export interface Api {
  /** To be told of all that is logged. */
  readonly log: Log;
  /** Opens its port, once there is a session. */
  readonly start: (session: Session) => Promise<Started>;
}

/** Makes the API of a session on a port of loopback; its token lies in the state folder. */
export function prepareApi(port: number, stateDir: string, log: Log): Api {
  const feed = new Feed(Date.now().toString(36));
  let isReady = false;
  const logged: Log = (event) => {
    if (event.event === 'ready') isReady = true;
    log(event);
    feed.logged(event, new Date());
  };
  const start = async (session: Session): Promise<Started> => {
    const token = await makeToken(stateDir);
    if (!token.ok) return { ok: false, message: token.problem.message };
    session.stages.onChange(({ label: host }, stage) => feed.add(new Date(), 'stage', { host, ...stage }));
    const started = await startApi({ session, token: token.value, port, isReady: () => isReady, feed });
    if (started.ok)
      logged({
        event: 'api',
        host: null,
        message: `the API is at http://127.0.0.1:${port}/api/v1, its token in ${tokenPath(stateDir)}`,
        port,
      });
    return started;
  };
  return { log: logged, start };
}
