import { clientName, describeClient } from '../../dhcp/client.ts';
import { decodePacket } from '../../dhcp/codec/decode.ts';
import { UNSET } from '../../dhcp/codec/ipv4.ts';
import { readOption } from '../../dhcp/codec/options.ts';
import { BOOTREQUEST, messageTypeName } from '../../dhcp/codec/packet.ts';
import { PXE_PORT, SERVER_PORT } from '../../dhcp/destination.ts';
import { tftpTable } from '../../service.ts';
import type { TftpEntry } from '../../session/tftp-files.ts';
import { decodePacket as decodeTftp, isRequest } from '../../tftp/codec.ts';
import { judgeRequest } from '../../tftp/request.ts';
import { silenceOf } from '../exchange.ts';
import { readTftp, settled } from '../fetch.ts';
import type { Rehearsal } from '../rehearsal.ts';
import type { Frame } from './capture.ts';
import { type Datagram, datagramOf, isKnownLink } from './datagram.ts';

/** A request of a captured client, and what would have been said to it. */
export interface Replayed {
  readonly packet: number;
  readonly time: bigint | null;
  readonly client: string;
  readonly request: string;
  readonly reply: string | null;
  /** Why nothing would have been said; null where something would. */
  readonly silence: string | null;
}

type Said = Omit<Replayed, 'packet' | 'time'>;

const TFTP_PORT = 69;

function dhcp({ dhcp, pxe }: Rehearsal, { from, to, payload }: Datagram): Said | null {
  const unread = { client: from.address, request: 'DHCP', reply: null };
  const decoded = decodePacket(payload);
  if (!decoded.ok)
    return { ...unread, silence: `it is malformed at byte ${decoded.offset}: ${decoded.problem}` };
  const { packet } = decoded;
  if (packet.op !== BOOTREQUEST) return null;
  const who = describeClient(packet);
  const type = messageTypeName(readOption(packet.options, 53) ?? 0) ?? 'a BOOTP request';
  const about = [
    who.kind,
    who.architecture,
    packet.giaddr === UNSET ? null : `through ${packet.giaddr}`,
    to.port === PXE_PORT ? `to port ${PXE_PORT}` : null,
  ].filter((text) => text !== null);
  const said = { client: clientName(who), request: `${type} (${about.join(', ')})` };
  const decide = to.port === PXE_PORT ? pxe : dhcp;
  if (decide === null) return { ...said, reply: null, silence: '`service.dhcp_mode` is `off`' };
  const decided = decide(packet, from);
  const { result } = decided;
  if (result.kind === 'silent') return { ...said, reply: null, silence: silenceOf(decided) };
  const { address, port } = result.destination;
  return { ...said, reply: `${result.summary}; to ${address}:${port}`, silence: null };
}

async function tftp(
  table: ReadonlyMap<string, TftpEntry>,
  { from, payload }: Datagram,
): Promise<Said | null> {
  if (!isRequest(payload)) return null;
  const client = from.address;
  const packet = decodeTftp(payload);
  if (packet.kind === 'malformed')
    return { client, request: 'TFTP', reply: null, silence: `it is malformed: ${packet.problem}` };
  if (packet.kind !== 'read' && packet.kind !== 'write') return null;
  const { path, refusal } = judgeRequest(packet);
  const options = [...packet.options].map(([name, value]) => `, ${name} ${value}`).join('');
  const request = `TFTP ${packet.kind} ${path} (${packet.mode}${options})`;
  if (refusal !== null)
    return { client, request, reply: `ERROR ${refusal.code} ${refusal.message}`, silence: null };
  const { outcome, answer, size, why } = await readTftp(table, path);
  const reply =
    outcome === 'refused' ? `${answer} ${why}` : size === null ? answer : `${path}, ${size} bytes`;
  return { client, request, reply, silence: null };
}

/** What would have been said to one datagram; null where it asks nothing of us. */
async function answered(
  rehearsal: Rehearsal,
  table: ReadonlyMap<string, TftpEntry>,
  datagram: Datagram,
): Promise<Said | null> {
  const { port } = datagram.to;
  if (port === SERVER_PORT || port === PXE_PORT) return dhcp(rehearsal, datagram);
  return port === TFTP_PORT ? tftp(table, datagram) : null;
}

/** Answers the requests of captured clients with the code of `vaq boot`, one after the other, as if it had been there. */
export async function* replay(rehearsal: Rehearsal, frames: readonly Frame[]): AsyncGenerator<Replayed> {
  const { session, venue } = rehearsal;
  const table = tftpTable(session, venue.hosts, venue.places[0]);
  const strange = new Set<number>();
  for (const frame of frames) {
    const { number: packet, time, linkType } = frame;
    const unread = { packet, time, client: '-', request: '-', reply: null };
    if (!isKnownLink(linkType) && !strange.has(linkType)) {
      strange.add(linkType);
      yield {
        ...unread,
        silence: `link type ${linkType} is not read; Ethernet, Linux cooked and raw IP are`,
      };
    }
    const datagram = datagramOf(frame);
    if (datagram === null) continue;
    if (typeof datagram === 'string') {
      yield { ...unread, silence: datagram };
      continue;
    }
    const said = await answered(rehearsal, table, datagram);
    await settled();
    if (said !== null) yield { packet, time, ...said };
  }
}
