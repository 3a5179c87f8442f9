import type { Answer, Silence, SilenceCode } from './answer-types.ts';
import { clientName, describeClient } from './client.ts';
import { UNSET } from './codec/ipv4.ts';
import { readOption } from './codec/options.ts';
import { BOOTREQUEST, type DhcpPacket, type MessageTypeName, messageTypeName } from './codec/packet.ts';
import { type Endpoint, replyDestination, senderDestination } from './destination.ts';
import type { BootTarget, DhcpServerIdentity, HostLookup } from './host.ts';
import { proxyReply } from './proxy-reply.ts';
import { serverIdentifier } from './relay.ts';

/** Where a packet came in: on the port of DHCP, or from whom on that of PXE boot servers, which answer the sender. */
export type ProxyPort = 'dhcp' | { readonly pxe: Endpoint };

/** The message that answers each one on a port; the others are between the client and the server of its address. */
const ANSWERED: Readonly<Record<'dhcp' | 'pxe', Partial<Record<MessageTypeName, 'OFFER' | 'ACK'>>>> = {
  dhcp: { DISCOVER: 'OFFER', REQUEST: 'ACK', INFORM: 'ACK' },
  pxe: { REQUEST: 'ACK', INFORM: 'ACK' },
};

/**
 * The answer to one packet beside another DHCP server: what a machine is to start, and never an address. Total and without
 * memory. No packet for whoever `lookup` does not know, wants an address alone, or is due for its disk.
 */
export function proxyAnswer(
  request: DhcpPacket,
  port: ProxyPort,
  lookup: HostLookup<BootTarget>,
  server: DhcpServerIdentity,
): Answer {
  const client = describeClient(request);
  const type = messageTypeName(readOption(request.options, 53) ?? 0);
  const silent = (code: SilenceCode, reason: string, host: BootTarget | null = null): Silence => {
    return { kind: 'silent', code, reason, client, host, request: type };
  };
  const answered = type && ANSWERED[port === 'dhcp' ? 'dhcp' : 'pxe'][type];
  if (request.op !== BOOTREQUEST || !answered) {
    return silent('not-a-request', 'not a request of a machine that boots');
  }
  if (client.kind === 'ordinary') return silent('not-booting', 'it asks for an address only');
  const host = lookup(client);
  if (host === null) return silent('unknown-client', `${type} of an unknown client, ${clientName(client)}`);

  const who = `${host.label} (${clientName(client)})`;
  if (type === 'REQUEST' && port === 'dhcp' && !asksForBoot(request, server)) {
    return silent('other-server', `REQUEST of ${who} is for the server of its address`, host);
  }
  if (host.boot === 'none') return silent('not-booting', `${who} is never booted`, host);
  if (host.boot === 'local') return silent('not-booting', `${who} boots its disk`, host);
  const reply = proxyReply(answered, request, client, host, server);
  if ('problem' in reply) return silent('not-booting', `${who}: ${reply.problem}`, host);
  const { packet, maxBytes, boot } = reply;
  return {
    kind: 'reply',
    type: answered,
    client,
    host,
    request: type,
    packet,
    maxBytes,
    destination: port === 'dhcp' ? replyDestination(request) : senderDestination(port.pxe),
    address: null,
    summary: `${answered} without an address to ${who}: ${boot.summary}`,
  };
}

/**
 * Whether a REQUEST on port 67 is for a boot server: it comes from an address that the client has (PXE specification 2.1,
 * "PXE boot server discovery") and names us or nobody. One that takes or renews an address names another, or has none yet.
 */
function asksForBoot(request: DhcpPacket, server: DhcpServerIdentity): boolean {
  const chosen = readOption(request.options, 54);
  return request.ciaddr !== UNSET && (chosen === null || chosen === serverIdentifier(request, server));
}
