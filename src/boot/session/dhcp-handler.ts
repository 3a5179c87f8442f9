import { answer } from '../dhcp/answer.ts';
import type { Answer, Nak, Reply, Silence } from '../dhcp/answer-types.ts';
import { describeClient } from '../dhcp/client.ts';
import type { DhcpPacket } from '../dhcp/codec/packet.ts';
import type { Outgoing } from '../dhcp/server.ts';
import { type Asker, askerOf, type DhcpService, dhcpHost } from './dhcp.ts';
import type { Session } from './session.ts';
import { meetStranger } from './stranger.ts';

function splitLabel(label: string): { readonly site: string; readonly host: string } {
  const cut = label.indexOf('/');
  return { site: label.slice(0, cut), host: label.slice(cut + 1) };
}

function reportSent(
  { parts: { memory, log } }: Session,
  { client, host, request, type, summary }: Reply | Nak,
): void {
  const { mac } = client;
  const { label, address } = host;
  memory.note({ kind: 'dhcp', ...splitLabel(label), mac: mac ?? '', type: request, reply: type, address });
  const message = `${request} → ${summary}`;
  log({ event: 'dhcp', host: label, mac, type: request, reply: type, address, message });
}

function reportSilence(
  session: Session,
  { code, reason, client, host, request }: Silence,
  asker: Asker,
): void {
  const { log, said } = session.parts;
  const { mac } = client;
  const type = request ?? '?';
  if (code === 'not-a-request' || code === 'other-server') return;
  if (host !== null) {
    log({ event: 'dhcp', host: host.label, mac, type, reply: null, message: `${type}: ${reason}` });
  } else if (asker.kind === 'refused') {
    if (!said.isNew(`${mac} ${asker.reason}`)) return;
    const event = asker.host === null ? 'problem' : 'dhcp';
    const message = `${type} of ${mac} is not answered: ${asker.reason}`;
    log({ event, host: asker.host?.label ?? null, mac, type, reply: null, message });
  } else {
    const who = mac ?? client.uuid ?? 'a client without MAC and UUID';
    meetStranger(session, mac, who, `${reason}; not answered`, { type });
  }
}

function report(session: Session, result: Answer, asker: Asker): void {
  if (result.kind === 'silent') reportSilence(session, result, asker);
  else reportSent(session, result);
}

/** What a session sends for a DHCP packet: the one place where packets meet the source of truth. */
export function dhcpHandler(
  session: Session,
  service: DhcpService,
  address: string,
): (packet: DhcpPacket) => Outgoing | null {
  return (packet) => {
    const asker = askerOf(session, describeClient(packet));
    const host = asker.kind === 'host' ? dhcpHost(session, asker.host, asker.iface, service) : null;
    const result = answer(packet, () => host, { address });
    report(session, result, asker);
    if (result.kind === 'silent') return null;
    // A BMC asks whenever it likes, and says nothing of what its machine does.
    if (asker.kind === 'host' && host?.boot !== 'none') session.release(asker.host);
    return result;
  };
}
