import type { Host } from '../../sot/model/types.ts';
import { type Reply, sentence } from '../http/reply.ts';
import type { Identity } from '../http/route.ts';
import { isFound } from './directory.ts';
import type { Session } from './session.ts';
import { meetStranger } from './stranger.ts';

/** The host that a request is for, or the reply to one that nobody may make. */
export type Identified =
  | { readonly ok: true; readonly host: Host }
  | { readonly ok: false; readonly reply: Reply };

function refused(reply: Reply): Identified {
  return { ok: false, reply };
}

/** The host that an identity and an address agree on; a conflict, a stranger and a foreign address are said, and refused. */
export function identify(session: Session, identity: Identity, address: string): Identified {
  const { directory, log, said } = session.parts;
  const found = directory.find(identity);
  if (found === 'unknown') {
    const { mac, uuid, serial } = identity;
    const who = mac ?? uuid ?? serial ?? 'a machine that says nothing of itself';
    meetStranger(session, mac, who, `${who} (${address}) asked over HTTP and is not known`);
    return refused(sentence(404, 'vaq: this machine is not known here'));
  }
  if (!isFound(found)) {
    const { conflict } = found;
    if (said.isNew(conflict)) log({ event: 'problem', host: null, message: conflict });
    return refused(sentence(404, 'vaq: this machine is not known here'));
  }
  const { host } = found;
  if (session.mayRead(host, address)) return { ok: true, host };
  const message = `${address} asked for what is ${host.label}'s; refused`;
  log({ event: 'problem', host: host.label, code: 'foreign-address', message });
  return refused(sentence(403, 'vaq: this is not for your address'));
}
