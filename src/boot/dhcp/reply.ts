import { type BootAnswer, bootAnswer } from './boot-answer.ts';
import type { DhcpClient } from './client.ts';
import { UNSET } from './codec/ipv4.ts';
import { encodeOption, readOption } from './codec/options.ts';
import { BROADCAST_FLAG, type DhcpPacket, MESSAGE_TYPE } from './codec/packet.ts';
import { type FittedPacket, fitReply, maxReplyBytes } from './fit.ts';
import { fqdnReply } from './fqdn.ts';
import type { DhcpHost, DhcpServerIdentity } from './host.ts';
import { leaseTimes, requestedOptions } from './lease-options.ts';
import { echo, emptyReply, fileField, protocolOptions } from './reply-parts.ts';

const TFTP_SERVERS = 150;

/** The next server once more for who asks for it by this number, as telephones and switches do (RFC 5859). */
function tftpServers(request: DhcpPacket, { siaddr }: BootAnswer): [number, Uint8Array][] {
  const isAsked = readOption(request.options, 55)?.includes(TFTP_SERVERS) ?? false;
  return isAsked && siaddr !== UNSET ? [[TFTP_SERVERS, encodeOption(TFTP_SERVERS, [siaddr])]] : [];
}

/** An OFFER or ACK: the host's address, what it asked for and what it is to start (`boot`). */
export function addressReply(
  type: 'OFFER' | 'ACK',
  request: DhcpPacket,
  client: DhcpClient,
  host: DhcpHost,
  server: DhcpServerIdentity,
): FittedPacket & { readonly boot: BootAnswer } {
  const boot = bootAnswer(client, host, server);
  const requested = requestedOptions(request, host);
  const fqdn = fqdnReply(request, host);
  // An INFORM has its address from elsewhere: no yiaddr and no lease (RFC 2131 §4.3.5).
  const isInform = readOption(request.options, 53) === MESSAGE_TYPE.INFORM;
  const options = new Map([
    ...protocolOptions(type, request, server),
    ...(isInform ? [] : leaseTimes(host)),
    ...requested,
    ...boot.options,
    ...(requested.has(TFTP_SERVERS) ? [] : tftpServers(request, boot)),
    ...fqdn,
    ...echoedOptions(request, client, boot),
  ]);
  const reply: DhcpPacket = {
    ...emptyReply(request),
    ciaddr: type === 'ACK' ? request.ciaddr : UNSET,
    yiaddr: isInform ? UNSET : host.address,
    siaddr: boot.siaddr,
    sname: new TextEncoder().encode(boot.sname),
    file: fileField(boot.file),
    options,
  };
  const optional = [...requested.keys(), ...fqdn.map(([code]) => code)].filter(
    (code) => code !== 1 && !boot.options.has(code),
  );
  return { ...fitReply(reply, optional, maxReplyBytes(request)), boot };
}

/** A NAK that tells the client why (RFC 2131 table 3). */
export function nakReply(request: DhcpPacket, server: DhcpServerIdentity, message: string): FittedPacket {
  const reply: DhcpPacket = {
    ...emptyReply(request),
    // The relay agent must broadcast it: the client's address is in doubt (RFC 2131 §4.3.2).
    flags: request.giaddr === UNSET ? request.flags : request.flags | BROADCAST_FLAG,
    options: new Map([
      ...protocolOptions('NAK', request, server),
      [56, encodeOption(56, message)],
      ...echo(request, 61),
      ...echo(request, 118),
      ...echo(request, 82),
    ]),
  };
  return fitReply(reply, [56], maxReplyBytes(request));
}

function echoedOptions(request: DhcpPacket, client: DhcpClient, boot: BootAnswer): [number, Uint8Array][] {
  // A PXE server sends the machine identifier back (RFC 4578 §2.3): ROMs may drop a PXE reply without it.
  const identifiesMachine = client.kind === 'pxe' && boot.options.has(43);
  return [
    // RFC 6842, where RFC 2131 said never.
    ...echo(request, 61),
    // RFC 3011 §2: it tells the client that its choice of a network was heeded.
    ...echo(request, 118),
    ...(identifiesMachine ? echo(request, 97) : []),
    // Last (RFC 3046 §2.2), and without a relay agent's address too: switches that snoop on DHCP add option 82 and leave
    // giaddr at 0, and want it back to find the port.
    ...echo(request, 82),
  ];
}
