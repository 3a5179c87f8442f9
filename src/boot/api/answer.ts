import { select } from '../../pipeline/select.ts';
import type { Session } from '../session/session.ts';
import { override } from './override.ts';
import { type ApiReply, problem } from './reply.ts';
import { isAuthorized } from './token.ts';
import { hostDetails, hostView } from './views.ts';

/** A request to the API. */
export interface ApiRequest {
  readonly method: string;
  /** The path and query as asked. */
  readonly target: string;
  readonly host: string | undefined;
  readonly authorization: string | undefined;
  readonly body: string;
}

/** What the API knows of its session. */
export interface ApiGround {
  readonly session: Session;
  readonly token: string;
  readonly port: number;
  /** Whether machines are answered. */
  readonly isReady: () => boolean;
}

/** The stream of events, which the server sends. */
export const EVENTS = 'events';

const METHODS: Readonly<Record<string, string>> = {
  '/live': 'GET',
  '/ready': 'GET',
  '/api/v1/hosts': 'GET',
  '/api/v1/events': 'GET',
  '/api/v1/override': 'POST',
};

/** A page of another site that a browser has been led to by a name of that site says that name: it is not for us. */
function isOurs(host: string | undefined, port: number): boolean {
  return [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`].includes(host?.toLowerCase() ?? '');
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** The answer to a request, or the word for the stream of events. */
export async function answerApi(
  { session, token, port, isReady }: ApiGround,
  { method, target, host, authorization, body }: ApiRequest,
): Promise<ApiReply | typeof EVENTS> {
  if (!isOurs(host, port)) return problem(403, 'the Host header names another machine than this one');
  const path = target.replace(/\?.*$/s, '');
  const name = /^\/api\/v1\/hosts\/(.+)$/.exec(path)?.[1];
  const allowed = name === undefined ? METHODS[path] : 'GET';
  const isProbe = path === '/live' || path === '/ready';
  if (!isProbe && !isAuthorized(authorization, token))
    return problem(
      401,
      'give the token of the file `api-token` in the state folder, as `Authorization: Bearer TOKEN`',
      {
        'WWW-Authenticate': 'Bearer',
      },
    );
  if (allowed === undefined) return problem(404, 'nothing is served at this path');
  if (method !== allowed) return problem(405, `only ${allowed} is answered here`, { Allow: allowed });
  const { model, site } = session.parts;
  const hosts = model.hosts.filter((one) => one.site.id === site.id);
  switch (path) {
    case '/live':
      return { status: 200, body: { status: 'live' } };
    case '/ready':
      return isReady()
        ? { status: 200, body: { status: 'ready' } }
        : problem(503, 'machines are not answered yet');
    case '/api/v1/hosts':
      return {
        status: 200,
        body: {
          revision: model.revision.label,
          site: site.id,
          hosts: hosts.map((one) => hostView(session, one)),
        },
      };
    case '/api/v1/events':
      return EVENTS;
    case '/api/v1/override':
      return override(session, body);
  }
  const word = decoded(name!);
  if (word === null) return problem(400, 'the name of the host is not well encoded');
  const selected = select({ sites: [site], hosts }, { hosts: [word], site: null });
  if (!selected.ok) return problem(404, selected.message);
  const [one, ...others] = selected.hosts;
  if (one === undefined || others.length > 0) return problem(400, `\`${word}\` is more than one host`);
  return { status: 200, body: hostDetails(session, one) };
}
