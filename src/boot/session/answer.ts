import type { Host } from '../../sot/model/types.ts';
import type { FileReply, Reply, Sent } from '../http/reply.ts';
import { sentence } from '../http/reply.ts';
import type { Identity, Route } from '../http/route.ts';
import type { HttpHandler, HttpRequest } from '../http/server.ts';
import { type Answered, NOTHING } from './answered.ts';
import { answerCheckpoint } from './checkpoint.ts';
import { configReply, findConfig, noConfig } from './config.ts';
import { isFound } from './directory.ts';
import { answerScript } from './script.ts';
import { logSent } from './sent.ts';
import type { Session } from './session.ts';

/** The host that an identity and an address agree on, or the reply that says why there is none. */
function identify(session: Session, identity: Identity, address: string): Host | Reply {
  const found = session.parts.directory.find(identity);
  if (!isFound(found)) {
    const who = identity.mac ?? identity.uuid ?? identity.serial ?? 'a machine that says nothing of itself';
    if (found !== 'unknown') session.parts.log({ event: 'problem', host: null, message: found.conflict });
    else {
      session.parts.memory.note({ kind: 'unknown-client', mac: who });
      session.parts.log({
        event: 'unknown-client',
        host: null,
        mac: identity.mac,
        message: `${who} (${address}) asked over HTTP and is not known`,
      });
    }
    return sentence(404, 'vaq: this machine is not known here');
  }
  if (session.mayRead(found.host, address)) return found.host;
  const message = `${address} asked for what is ${found.host.label}'s; refused`;
  session.parts.log({ event: 'problem', host: found.host.label, message });
  return sentence(403, 'vaq: this is not for your address');
}

function fileReply(session: Session, path: string): FileReply | Reply {
  const file = session.parts.files.get(path);
  return file === undefined
    ? sentence(404, `vaq: ${path} is not declared in files.yml`)
    : { kind: 'file', path: file.path };
}

/** What a session answers over HTTP, and what it records of it. */
export function httpHandler(session: Session): HttpHandler {
  const answered = new WeakMap<Route, Answered>();
  const forHost = async (
    { route, address }: HttpRequest,
    identity: Identity,
    then: (host: Host) => Reply | Promise<Reply>,
  ): Promise<Reply> => {
    const host = identify(session, identity, address);
    if ('kind' in host) return host;
    answered.set(route, { ...NOTHING, host });
    return then(host);
  };
  return {
    answer: async (request) => {
      const { route, address } = request;
      switch (route.kind) {
        case 'boot-script':
          return {
            kind: 'text',
            status: 200,
            contentType: 'text/plain; charset=utf-8',
            body: session.parts.scripts.boot,
          };
        case 'script':
          return forHost(request, route.identity, async (host) => {
            session.meet(host, address);
            const { reply, served } = await answerScript(session, host, route.arch);
            answered.set(route, { ...NOTHING, host, served });
            return reply;
          });
        case 'config':
          return forHost(request, route.identity, (host) => {
            const served = findConfig(session, host, route.boot, route.name);
            if (typeof served === 'string') return noConfig(served);
            answered.set(route, { ...NOTHING, host, served });
            return configReply(served);
          });
        case 'file': {
          answered.set(route, { ...NOTHING, host: session.hostAt(address), file: route.path });
          return fileReply(session, route.path);
        }
        case 'checkpoint':
          return answerCheckpoint(session, route);
        case 'probe':
          return sentence(200, 'ok');
      }
    },
    sent: (request, sent: Sent) => {
      logSent(
        session,
        request,
        sent,
        (request.route === null ? undefined : answered.get(request.route)) ?? NOTHING,
      );
    },
  };
}
