import { UNSET } from './codec/ipv4.ts';
import type { DhcpPacket } from './codec/packet.ts';

/** The port of servers and relay agents (RFC 2131 §4.1). */
export const SERVER_PORT = 67;

/** The port of clients (RFC 2131 §4.1). */
export const CLIENT_PORT = 68;

/** The port of PXE boot servers (PXE specification 2.1, "Proxy DHCP"). */
export const PXE_PORT = 4011;

/** A UDP address. */
export interface Endpoint {
  readonly address: string;
  readonly port: number;
}

const EVERYONE: Endpoint = { address: '255.255.255.255', port: CLIENT_PORT };

/** Where the reply to a packet goes (RFC 2131 §4.1): its relay agent, the address that the client uses, or everyone. */
export function replyDestination(request: DhcpPacket): Endpoint {
  if (request.giaddr !== UNSET) return { address: request.giaddr, port: SERVER_PORT };
  if (request.ciaddr !== UNSET) return { address: request.ciaddr, port: CLIENT_PORT };
  // A client without the broadcast flag could take a unicast to the address it does not have yet. That needs a forged
  // ARP entry or a raw socket, which differ from system to system; §4.1 allows a broadcast, and every client takes it.
  return EVERYONE;
}

/** Where a refusal goes (RFC 2131 §4.3.2): its relay agent or everyone, for the client's own address is in doubt. */
export function nakDestination(request: DhcpPacket): Endpoint {
  return request.giaddr === UNSET ? EVERYONE : { address: request.giaddr, port: SERVER_PORT };
}

/** Where a PXE boot server's answer goes: back to who asked, whose port is its choice; one without an address hears broadcasts. */
export function senderDestination(sender: Endpoint): Endpoint {
  return sender.address === UNSET ? EVERYONE : sender;
}
