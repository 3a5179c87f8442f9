import type { Host } from '../../sot/model/types.ts';
import { readiness } from '../files/ready.ts';
import type { HttpHandler, HttpRequest } from '../http/handler.ts';
import { plainText, sentence } from '../http/reply.ts';
import type { Identity } from '../http/route.ts';
import { type Answered, answered, NOTHING } from './answered.ts';
import { answerCheckpoint } from './checkpoint.ts';
import { answerConfig } from './config.ts';
import { identify } from './identify.ts';
import { answerScript } from './script.ts';
import { logSent } from './sent.ts';
import type { Session } from './session.ts';

async function answerFile(session: Session, path: string, address: string): Promise<Answered> {
  const host = session.speakerAt(address);
  const about = { host, file: path };
  const file = session.parts.files.get(path);
  if (file === undefined) return answered(sentence(404, `vaq: ${path} is not declared in files.yml`), about);
  const ready = await readiness(file);
  if (!ready.ok) {
    const message = `${path} is not served: ${ready.message}`;
    session.parts.log({ event: 'problem', host: about.host?.label ?? null, message });
    return answered(sentence(ready.status, `vaq: ${message}`), about);
  }
  if (host !== null) session.asked(host, session.bound(host) === null ? 'program' : 'kernel');
  return answered({ kind: 'file', path: file.path, identity: ready.identity }, about);
}

/** Answers for the host that an identity and an address agree on; where DHCP is not ours, it is known by that address from now on. */
async function forHost(
  session: Session,
  identity: Identity,
  address: string,
  answer: (host: Host) => Answered | Promise<Answered>,
): Promise<Answered> {
  const identified = identify(session, identity, address);
  if (!identified.ok) return answered(identified.reply);
  session.meet(identified.host, address);
  return answer(identified.host);
}

async function answerRoute(
  session: Session,
  place: string,
  { route, address }: HttpRequest,
): Promise<Answered> {
  switch (route.kind) {
    case 'boot-script':
      return answered(plainText(session.parts.scripts.boot(place)), { host: session.speakerAt(address) });
    case 'script':
      return forHost(session, route.identity, address, (host) => answerScript(session, host, route.arch));
    case 'config':
      return forHost(session, route.identity, address, (host) => answerConfig(session, host, route));
    case 'file':
      return answerFile(session, route.path, address);
    case 'checkpoint':
      return answerCheckpoint(session, route);
    case 'probe':
      return answered(sentence(200, 'ok'));
  }
}

/** What a session answers over HTTP at one address of the service, and what it records of it. */
export function httpHandler(session: Session, place: string): HttpHandler<Answered> {
  return {
    answer: (request) => answerRoute(session, place, request),
    sending: ({ target, address }, { host, file }, { total, bytes }) =>
      session.parts.transfers.begin({
        host: host?.label ?? null,
        protocol: 'http',
        path: file ?? target,
        address,
        total,
        bytes,
      }),
    sent: (request, subject, sent) => logSent(session, request, subject ?? NOTHING, sent),
  };
}
