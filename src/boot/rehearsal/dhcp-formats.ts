import { dumpPacket } from '../dhcp/codec/dump.ts';
import { encodePacket } from '../dhcp/codec/encode.ts';
import { UNSET } from '../dhcp/codec/ipv4.ts';
import { describeOption } from '../dhcp/codec/options.ts';
import type { DhcpPacket } from '../dhcp/codec/packet.ts';
import { CLIENTS } from './clients.ts';
import type { HostDhcp } from './dhcp-preview.ts';
import type { Exchange } from './exchange.ts';
import type { Standing } from './hosts.ts';
import { namedSuboptions } from './suboption-names.ts';

/** What a host is due, in one line. */
export function standingLine({ host, action, due }: Standing): string {
  if (due === null) {
    const more = action === 'held' ? '' : '; --reinstall shows an installation';
    return `${host.label} boots its disk (${action})${more}`;
  }
  const of = due.steps > 1 ? ` (${due.step + 1} of ${due.steps})` : '';
  return `${host.label} is due ${due.boot}${of}, attempt ${due.attempt} (${action})`;
}

/** Where values begin in a dump. */
const VALUE_COLUMN = 30;

/** The fields and options of a reply, one a line, without what only tells one packet from another. */
function bodyOf(packet: DhcpPacket): readonly string[] {
  const [, ...lines] = dumpPacket(packet).trimEnd().split('\n');
  return lines
    .filter((line) => !/^ {6}(transaction|hardware) /.test(line))
    .map((line) => {
      const code = Number(line.slice(2, 5));
      const value = code === 0 ? null : namedSuboptions(packet, code);
      return value === null ? line : line.slice(0, VALUE_COLUMN) + value;
    });
}

/** A reply after another one: only what differs. */
function differing(lines: readonly string[], before: readonly string[]): readonly string[] {
  const changed = lines.filter((line) => !before.includes(line));
  return [...changed, '      all else                as before'];
}

function exchangeLines(
  { port, type, result, silence }: Exchange,
  before: Exchange | undefined,
): readonly string[] {
  const asked = port === 67 ? type : `${type} to port ${port}`;
  if (result.kind === 'silent') return [`${asked} → no packet: ${silence}`];
  const { packet, maxBytes, destination, summary } = result;
  const bytes = encodePacket(packet, maxBytes).length;
  const head = `${asked} → ${summary}; ${bytes} bytes to ${destination.address}:${destination.port}`;
  const lines = bodyOf(packet);
  const isSameKind = before !== undefined && before.result.kind !== 'silent' && before.port === port;
  return [head, ...(isSameKind ? differing(lines, bodyOf(before.result.packet)) : lines)];
}

function hostText(dhcp: HostDhcp): string {
  const { host, mode, relay, clients } = dhcp;
  const through = relay === null ? '' : `; its packets come through the relay agent ${relay}`;
  const head = `${standingLine(dhcp)}; DHCP mode ${mode}${through}`;
  const parts = clients.map(({ client, exchanges }) => {
    const title = `==> ${host.label} ${client}: ${CLIENTS[client].title} <==`;
    const lines =
      exchanges.length === 0
        ? ['no packet: `service.dhcp_mode` is `off`']
        : exchanges.flatMap((one, index) => exchangeLines(one, exchanges[index - 1]));
    return [title, ...lines].join('\n');
  });
  return `${[head, ...parts].join('\n\n')}\n`;
}

/** What DHCP says to hosts, for people. */
export function prettyDhcp(hosts: readonly HostDhcp[]): string {
  return hosts.map(hostText).join('\n');
}

function fieldsOf(packet: DhcpPacket): Readonly<Record<string, string>> {
  const { ciaddr, yiaddr, siaddr, giaddr } = packet;
  const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');
  const all = { ciaddr, yiaddr, siaddr, giaddr, sname: text(packet.sname), file: text(packet.file) };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== '' && value !== UNSET));
}

function described(packet: DhcpPacket, code: number, bytes: Uint8Array) {
  const { name, value } = describeOption(code, bytes);
  return { name, value: namedSuboptions(packet, code) ?? value };
}

function replyJson({
  packet,
  maxBytes,
  destination,
  summary,
  type,
}: Exclude<Exchange['result'], { kind: 'silent' }>) {
  return {
    type,
    summary,
    destination: `${destination.address}:${destination.port}`,
    bytes: encodePacket(packet, maxBytes).length,
    fields: fieldsOf(packet),
    options: [...packet.options].map(([code, bytes]) => ({
      code,
      ...described(packet, code, bytes),
      hex: Buffer.from(bytes).toString('hex'),
    })),
  };
}

function exchangeJson({ port, type, result, silence }: Exchange) {
  return { port, request: type, reply: result.kind === 'silent' ? null : replyJson(result), silence };
}

/** The same as JSON, version 1 of the format. */
export function jsonDhcp(revision: string, hosts: readonly HostDhcp[]): string {
  const record = hosts.map(({ host, mode, action, due, relay, clients }) => ({
    name: host.name,
    site: host.site.id,
    action,
    due,
    dhcpMode: mode,
    relay,
    clients: clients.map(({ client, exchanges }) => ({
      client,
      title: CLIENTS[client].title,
      exchanges: exchanges.map(exchangeJson),
    })),
  }));
  return `${JSON.stringify({ formatVersion: 1, revision, hosts: record }, null, 2)}\n`;
}
