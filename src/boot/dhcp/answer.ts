import type { Answer, Nak, Reply, Silence, SilenceCode } from './answer-types.ts';
import { clientName, describeClient } from './client.ts';
import { inOneNetwork, UNSET } from './codec/ipv4.ts';
import { readOption } from './codec/options.ts';
import { BOOTREQUEST, type DhcpPacket, messageTypeName } from './codec/packet.ts';
import { nakDestination, replyDestination } from './destination.ts';
import type { DhcpHost, DhcpServerIdentity, HostLookup } from './host.ts';
import { linkOf, serverIdentifier } from './relay.ts';
import { addressReply, nakReply } from './reply.ts';

/**
 * The answer to one packet in server mode, by the rules of RFC 2131 §4.3 for addresses that are all static. Total and
 * without memory: the same packet and host give the same answer. Whoever `lookup` does not know gets none, ever.
 */
export function answer(request: DhcpPacket, lookup: HostLookup, server: DhcpServerIdentity): Answer {
  const client = describeClient(request);
  const type = messageTypeName(readOption(request.options, 53) ?? 0);
  const silent = (code: SilenceCode, reason: string, host: DhcpHost | null = null): Silence => {
    return { kind: 'silent', code, reason, client, host, request: type };
  };
  if (request.op !== BOOTREQUEST || type === null || type === 'OFFER' || type === 'ACK' || type === 'NAK') {
    return silent('not-a-request', 'not a request of a DHCP client');
  }
  const host = lookup(client);
  if (host === null) return silent('unknown-client', `${type} of an unknown client, ${clientName(client)}`);

  const who = `${host.label} (${clientName(client)})`;
  const reply = (answered: 'OFFER' | 'ACK'): Reply => {
    const { boot, packet, maxBytes, omitted } = addressReply(answered, request, client, host, server);
    const left = omitted.length === 0 ? '' : `; no room for options ${omitted.join(', ')}`;
    const summary = `${answered} ${host.address} to ${who}: ${boot.summary}${left}`;
    const destination = replyDestination(request);
    return {
      kind: 'reply',
      type: answered,
      client,
      host,
      request: type,
      packet,
      maxBytes,
      destination,
      address: host.address,
      summary,
    };
  };
  const refusal = (message: string, summary: string): Nak => {
    const { packet, maxBytes } = nakReply(request, server, message);
    const { address } = host;
    const destination = nakDestination(request);
    return {
      kind: 'nak',
      type: 'NAK',
      client,
      host,
      request: type,
      packet,
      maxBytes,
      destination,
      address,
      summary,
    };
  };
  const chosen = readOption(request.options, 54);
  if (chosen !== null && chosen !== serverIdentifier(request, server) && chosen !== server.address) {
    return silent('other-server', `${type} of ${who} is for the server ${chosen}`, host);
  }
  const requested = readOption(request.options, 50);
  if (type === 'DECLINE') {
    return silent('declined', `${who} declines ${requested ?? host.address}: another machine uses it`, host);
  }
  if (type === 'RELEASE')
    return silent('released', `${who} releases ${host.address}, which stays its own`, host);

  const misplaced = misplacement(request, host, server);
  if (misplaced !== null) {
    // Who takes up an old address is told at once that it has none here, instead of waiting (RFC 2131 §4.3.2).
    if (type === 'REQUEST') return refusal(misplaced, `NAK to ${who}: ${misplaced}`);
    return silent('wrong-network', `${type} of ${who} is not answered: ${misplaced}`, host);
  }
  if (type === 'DISCOVER') return reply('OFFER');
  if (type === 'INFORM') return reply('ACK');

  // Selecting and init-reboot name the address in option 50, renewing and rebinding in ciaddr (RFC 2131 table 4). One
  // rule serves all four, as the address of a known host is never in question.
  const wanted = requested ?? (request.ciaddr === UNSET ? null : request.ciaddr);
  if (wanted === null) return silent('no-address', `REQUEST of ${who} names no address`, host);
  if (wanted === host.address) return reply('ACK');
  return refusal(
    `the address of ${host.label} is ${host.address}`,
    `NAK to ${who}: it asks for ${wanted}, its address is ${host.address}`,
  );
}

/** What is wrong with the network that a client asks from: its address would be of no use there; null where nothing is. */
function misplacement(request: DhcpPacket, host: DhcpHost, server: DhcpServerIdentity): string | null {
  const { address, netmask } = host;
  const isAt = (place: string): boolean => inOneNetwork(place, address, netmask);
  const link = linkOf(request);
  if (link !== null) {
    if (isAt(link.address)) return null;
    return `it stands in the network of ${link.address}, says ${link.by}, and its address is ${address} (${netmask})`;
  }
  // A packet from an address that the client uses may have come through routers: a renewal is sent to us alone.
  const { networks } = server;
  if (request.ciaddr !== UNSET || networks.length === 0 || networks.some(isAt)) return null;
  return `it stands in the network of ${networks.join(' or ')}, and its address is ${address} (${netmask})`;
}
