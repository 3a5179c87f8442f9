import type { Host, Interface } from '../../sot/model/types.ts';
import { answer } from '../dhcp/answer.ts';
import type { Answer, Nak, Reply, Silence } from '../dhcp/answer-types.ts';
import { describeClient } from '../dhcp/client.ts';
import { UNSET } from '../dhcp/codec/ipv4.ts';
import { readOption } from '../dhcp/codec/options.ts';
import { type DhcpPacket, messageTypeName } from '../dhcp/codec/packet.ts';
import type { Endpoint } from '../dhcp/destination.ts';
import type { DhcpServerIdentity } from '../dhcp/host.ts';
import { type ProxyPort, proxyAnswer } from '../dhcp/proxy.ts';
import type { Outgoing } from '../dhcp/server.ts';
import { type Asker, askerOf, bootTarget, type DhcpService, dhcpHosts, leaseholderOf } from './dhcp.ts';
import type { Session } from './session.ts';
import { meetStranger } from './stranger.ts';

function splitLabel(label: string): { readonly site: string; readonly host: string } {
  const cut = label.indexOf('/');
  return { site: label.slice(0, cut), host: label.slice(cut + 1) };
}

function reportSent(
  { parts: { memory, log } }: Session,
  { client, host: { label, boot }, request, type, address, packet, summary }: Reply | Nak,
): void {
  const { mac } = client;
  memory.note({ kind: 'dhcp', ...splitLabel(label), mac: mac ?? '', type: request, reply: type, address });
  const message = `${request} → ${summary}`;
  const { kind, architecture } = client;
  const file = readOption(packet.options, 67)?.replace(/\0$/, '') ?? null;
  const about = { mac, type: request, reply: type, address, client: kind, architecture, boot, file };
  log({ event: 'dhcp', host: label, ...about, message });
}

function reportSilence(
  session: Session,
  { code, reason, client, host, request }: Silence,
  asker: Asker,
): void {
  const { log, said } = session.parts;
  const { mac } = client;
  const type = request ?? '?';
  if (code === 'not-a-request') return;
  if (code === 'other-server') {
    // Beside another server that is how it should be.
    if (session.parts.dhcp === 'proxy' || !said.isNew(`${mac} ${reason}`)) return;
  }
  if (code === 'wrong-network' && !said.isNew(reason)) return;
  if (code === 'not-booting') {
    // Beside another server most packets are nobody's business; that a known machine boots its disk is worth one line.
    if (host === null || !said.isNew(reason)) return;
  }
  if (host !== null) {
    const message = reason.startsWith(type) ? reason : `${type}: ${reason}`;
    log({ event: 'dhcp', host: host.label, mac, type, reply: null, code, message });
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

/** What became of a packet, and as whom its sender was known. */
export interface Decided {
  readonly result: Answer;
  readonly asker: Asker;
}

/** Decides about each packet on one port, with all that follows from it but the sending. */
export type DhcpDecider = (packet: DhcpPacket, sender: Endpoint) => Decided;

/** A handler of the packets on one port: what to send for each, or null. */
export type DhcpHandler = (packet: DhcpPacket, sender: Endpoint) => Outgoing | null;

function sending(decide: DhcpDecider): DhcpHandler {
  return (packet, sender) => {
    const { result } = decide(packet, sender);
    return result.kind === 'silent' ? null : result;
  };
}

/** A client on one interface, and as whom it is answered there. */
interface Heard<Iface extends Interface> {
  readonly asker: Asker<Iface>;
  readonly server: DhcpServerIdentity;
}

/** Who is nobody's host is answered by nobody. */
const NOBODY: DhcpServerIdentity = { address: UNSET, networks: [] };

/** Holds a client to the interface on which its host is served: no other has the address that it would be told. */
function heard<Iface extends Interface>(asker: Asker<Iface>, { serverOf }: DhcpService): Heard<Iface> {
  if (asker.kind !== 'host') return { asker, server: NOBODY };
  const server = serverOf(asker.host);
  if (server !== null) return { asker, server };
  const reason = 'it is served on another interface than this one';
  return { asker: { kind: 'refused', host: asker.host, reason }, server: NOBODY };
}

function inServerMode(session: Session, service: DhcpService): DhcpDecider {
  const hostOf = dhcpHosts(session, service);
  return (packet) => {
    const { asker, server } = heard(leaseholderOf(session, describeClient(packet)), service);
    const host = asker.kind === 'host' ? hostOf(asker.host, asker.iface) : null;
    const result = answer(packet, () => host, server);
    report(session, result, asker);
    // A BMC asks whenever it likes, and says nothing of what its machine does.
    if (result.kind !== 'silent' && asker.kind === 'host' && host?.boot !== 'none')
      session.release(asker.host);
    return { result, asker };
  };
}

/** Learns which address another server has given a host, from what the host says to everybody when it takes it. */
function hearAddress(session: Session, host: Host, { ciaddr, options }: DhcpPacket): void {
  const takes = messageTypeName(readOption(options, 53) ?? 0) === 'REQUEST' ? readOption(options, 50) : null;
  const address = ciaddr === UNSET ? takes : ciaddr;
  if (address !== null) session.hear(host, address);
}

function withoutAddress(
  session: Session,
  service: DhcpService,
  portOf: (sender: Endpoint) => ProxyPort,
): DhcpDecider {
  return (packet, sender) => {
    const { asker, server } = heard(askerOf(session, describeClient(packet)), service);
    if (asker.kind === 'host') hearAddress(session, asker.host, packet);
    const target = asker.kind === 'host' ? bootTarget(session, asker.host, asker.iface, service) : null;
    const result = proxyAnswer(packet, portOf(sender), () => target, server);
    report(session, result, asker);
    // Who is told nothing has asked all the same: it starts anew.
    if (asker.kind === 'host' && target?.boot !== 'none') session.release(asker.host);
    return { result, asker };
  };
}

/** What becomes of the packets on DHCP's port: the one place where packets meet the source of truth. */
export function dhcpDecider(session: Session, service: DhcpService, mode: 'server' | 'proxy'): DhcpDecider {
  return mode === 'server' ? inServerMode(session, service) : withoutAddress(session, service, () => 'dhcp');
}

/** What becomes of the packets on the port of PXE boot servers, whoever gives the addresses. */
export function pxeDecider(session: Session, service: DhcpService): DhcpDecider {
  return withoutAddress(session, service, (sender) => ({ pxe: sender }));
}

/** What a session sends for the packets on DHCP's port. */
export function dhcpHandler(session: Session, service: DhcpService, mode: 'server' | 'proxy'): DhcpHandler {
  return sending(dhcpDecider(session, service, mode));
}

/** What a session sends for the packets on the port of PXE boot servers. */
export function pxeHandler(session: Session, service: DhcpService): DhcpHandler {
  return sending(pxeDecider(session, service));
}
