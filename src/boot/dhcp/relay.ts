import { readIpv4, UNSET } from './codec/ipv4.ts';
import { readOption } from './codec/options.ts';
import type { DhcpPacket } from './codec/packet.ts';
import type { DhcpServerIdentity } from './host.ts';

// Numbers inside option 82.
const LINK_SELECTION = 5; // RFC 3527
const SERVER_IDENTIFIER_OVERRIDE = 11; // RFC 5107

/** An address of the network that a client stands in, and who says so, for people. */
export interface Link {
  readonly address: string;
  readonly by: string;
}

/**
 * The network that a packet says its client stands in: that of its relay agent's link selection, which comes before the
 * client's own subnet selection (RFC 3527 §3), which comes before the address of the relay agent (RFC 3011 §2). Null where
 * none is said.
 */
export function linkOf(request: DhcpPacket): Link | null {
  const selected = agentAddress(request, LINK_SELECTION);
  if (selected !== null) return { address: selected, by: 'the link selection of its relay agent' };
  const subnet = readOption(request.options, 118);
  if (subnet !== null && subnet !== UNSET) return { address: subnet, by: 'its subnet selection' };
  if (request.giaddr !== UNSET) return { address: request.giaddr, by: 'its relay agent' };
  return null;
}

/**
 * What a reply calls its server: our address, or that of a relay agent which wants to see the client's later packets too,
 * and leads them here (RFC 5107).
 */
export function serverIdentifier(request: DhcpPacket, server: DhcpServerIdentity): string {
  return agentAddress(request, SERVER_IDENTIFIER_OVERRIDE) ?? server.address;
}

function agentAddress(request: DhcpPacket, code: number): string | null {
  const found = readOption(request.options, 82)?.find(([suboption]) => suboption === code);
  if (found?.[1].length !== 4) return null;
  const address = readIpv4(found[1]);
  return address === UNSET ? null : address;
}
