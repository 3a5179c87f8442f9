import type { Answer } from '../dhcp/answer-types.ts';
import { describeClient } from '../dhcp/client.ts';
import { UNSET } from '../dhcp/codec/ipv4.ts';
import { encodeOption, readOption } from '../dhcp/codec/options.ts';
import type { DhcpPacket, MessageTypeName } from '../dhcp/codec/packet.ts';
import { CLIENT_PORT, type Endpoint, PXE_PORT, SERVER_PORT } from '../dhcp/destination.ts';
import type { Asker } from '../session/dhcp.ts';
import type { Decided } from '../session/dhcp-handler.ts';
import { CLIENTS, type ClientName } from './clients.ts';
import { type Machine, packetOf } from './machine.ts';
import type { Rehearsal } from './rehearsal.ts';

/** One packet of a client, and what becomes of it. */
export interface Exchange {
  readonly port: typeof SERVER_PORT | typeof PXE_PORT;
  readonly type: MessageTypeName;
  readonly result: Answer;
  /** Why no packet is sent; null where one is. */
  readonly silence: string | null;
}

/** Why a packet is not answered, in a sentence; null where it is. */
export function silenceOf({
  result,
  asker,
}: {
  readonly result: Answer;
  readonly asker: Asker;
}): string | null {
  if (result.kind !== 'silent') return null;
  return asker.kind === 'refused' ? asker.reason : result.reason;
}

function exchange(port: Exchange['port'], type: MessageTypeName, decided: Decided): Exchange {
  return { port, type, result: decided.result, silence: silenceOf(decided) };
}

/** A REQUEST that takes an offer (RFC 2131 table 4, "selecting"). */
function selecting(machine: Machine, client: ClientName, { yiaddr, options }: DhcpPacket): DhcpPacket {
  const server = readOption(options, 54) ?? UNSET;
  const chosen = new Map([
    [54, encodeOption(54, server)],
    [50, encodeOption(50, yiaddr)],
  ]);
  return packetOf(machine, CLIENTS[client], 'REQUEST', { options: chosen });
}

/** Whether a proxy's offer has its client ask the boot server's port: firmware does where no option 43 says not to. */
function asksBootServer(offer: DhcpPacket, request: DhcpPacket): boolean {
  return describeClient(request).kind === 'pxe' && !offer.options.has(43);
}

/**
 * What DHCP and a client of some type say to each other until it has what it is to start: DISCOVER and REQUEST; beside another
 * server DISCOVER, and where the firmware then asks for a boot server, REQUEST to port 4011.
 */
export function converse(
  { dhcp, pxe, venue }: Rehearsal,
  machine: Machine,
  client: ClientName,
): readonly Exchange[] {
  if (dhcp === null || pxe === null) return [];
  const relayed: Endpoint = {
    address: machine.relay ?? UNSET,
    port: machine.relay === null ? CLIENT_PORT : SERVER_PORT,
  };
  const discover = packetOf(machine, CLIENTS[client], 'DISCOVER');
  const first = exchange(SERVER_PORT, 'DISCOVER', dhcp(discover, relayed));
  if (first.result.kind === 'silent') return [first];
  const offer = first.result.packet;
  if (venue.dhcp === 'server') {
    const request = selecting(machine, client, offer);
    return [first, exchange(SERVER_PORT, 'REQUEST', dhcp(request, relayed))];
  }
  if (!asksBootServer(offer, discover)) return [first];
  const address = machine.address ?? UNSET;
  const request = packetOf({ ...machine, relay: null }, CLIENTS[client], 'REQUEST', { ciaddr: address });
  return [first, exchange(PXE_PORT, 'REQUEST', pxe(request, { address, port: PXE_PORT }))];
}
