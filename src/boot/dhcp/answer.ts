import type { Answer, Reply, Silence, SilenceCode } from './answer-types.ts';
import { clientName, describeClient } from './client.ts';
import { UNSET } from './codec/ipv4.ts';
import { readOption } from './codec/options.ts';
import { BOOTREQUEST, type DhcpPacket, messageTypeName } from './codec/packet.ts';
import { nakDestination, replyDestination } from './destination.ts';
import type { DhcpHost, DhcpServerIdentity, HostLookup } from './host.ts';
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
  if (type === 'DISCOVER') return reply('OFFER');
  if (type === 'INFORM') return reply('ACK');

  // The other three name the server that they mean, and are broadcast all the same.
  const chosen = readOption(request.options, 54);
  if (chosen !== null && chosen !== server.address) {
    return silent('other-server', `${type} of ${who} is for the server ${chosen}`, host);
  }
  const requested = readOption(request.options, 50);
  if (type === 'DECLINE') {
    return silent('declined', `${who} declines ${requested ?? host.address}: another machine uses it`, host);
  }
  if (type === 'RELEASE')
    return silent('released', `${who} releases ${host.address}, which stays its own`, host);

  // Selecting and init-reboot name the address in option 50, renewing and rebinding in ciaddr (RFC 2131 table 4). One
  // rule serves all four, as the address of a known host is never in question.
  const wanted = requested ?? (request.ciaddr === UNSET ? null : request.ciaddr);
  if (wanted === null) return silent('no-address', `REQUEST of ${who} names no address`, host);
  if (wanted === host.address) return reply('ACK');

  const { packet, maxBytes } = nakReply(request, server, `the address of ${host.label} is ${host.address}`);
  const summary = `NAK to ${who}: it asks for ${wanted}, its address is ${host.address}`;
  const destination = nakDestination(request);
  const { address } = host;
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
}
