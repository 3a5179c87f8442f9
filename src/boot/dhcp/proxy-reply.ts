import { type BootAnswer, bootAnswer } from './boot-answer.ts';
import type { DhcpClient } from './client.ts';
import { UNSET } from './codec/ipv4.ts';
import { encodeOption } from './codec/options.ts';
import type { DhcpPacket } from './codec/packet.ts';
import { type FittedPacket, fitReply, maxReplyBytes } from './fit.ts';
import type { BootTarget, DhcpServerIdentity } from './host.ts';
import { bootItemReply, LOAD_BOOT_FILE } from './pxe-options.ts';
import { echo, emptyReply, fileField, protocolOptions } from './reply-parts.ts';

/** A reply that starts a machine and gives it no address; `boot` says what. */
export type ProxyReply = FittedPacket & { readonly boot: BootAnswer };

/**
 * An OFFER or ACK without an address, to be taken beside that of another server (PXE specification 2.1, "Proxy DHCP"): what
 * the client is to start; or why there is nothing to start.
 */
export function proxyReply(
  type: 'OFFER' | 'ACK',
  request: DhcpPacket,
  client: DhcpClient,
  target: BootTarget,
  server: DhcpServerIdentity,
): ProxyReply | { readonly problem: string } {
  const boot = bootAnswer(client, target, server);
  if (boot.file === null) return { problem: boot.summary };
  const reply: DhcpPacket = {
    ...emptyReply(request),
    ciaddr: type === 'ACK' ? request.ciaddr : UNSET,
    siaddr: boot.siaddr,
    sname: new TextEncoder().encode(boot.sname),
    file: fileField(boot.file),
    options: new Map([
      ...protocolOptions(type, request, server),
      ...bootOptions(type, request, client, boot),
      ...echo(request, 61),
      // A PXE server sends the machine identifier back (RFC 4578 §2.3): ROMs may drop a reply without it.
      ...echo(request, 97),
      ...echo(request, 82),
    ]),
  };
  return { ...fitReply(reply, [], maxReplyBytes(request)), boot };
}

/** The options that start the machine, with option 43 as a proxy must send it. */
function bootOptions(
  type: 'OFFER' | 'ACK',
  request: DhcpPacket,
  client: DhcpClient,
  boot: BootAnswer,
): Map<number, Uint8Array> {
  const options = new Map(boot.options);
  if (client.kind === 'http') return options;
  // Without this class iPXE and PXE take a reply without an address for nothing; 175 is of use beside an address only.
  options.set(60, encodeOption(60, 'PXEClient'));
  options.delete(175);
  options.delete(43);
  const vendorOptions = type === 'ACK' ? bootItemReply(request) : discovery(client);
  if (vendorOptions !== null) options.set(43, vendorOptions);
  return options;
}

/**
 * A BIOS ROM and iPXE load the offer's file at once when told to look for no boot server. Some UEFI firmware ignores a
 * proxy's offer that says so, and all of it takes one without option 43: it then asks the offer's sender on port 4011.
 */
function discovery({ kind, architecture }: DhcpClient): Uint8Array | null {
  return kind === 'ipxe' || architecture === 'bios' ? LOAD_BOOT_FILE : null;
}
