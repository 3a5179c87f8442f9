import type { Socket } from 'node:dgram';
import { once } from 'node:events';
import { decodePacket } from '../../src/boot/dhcp/codec/decode.ts';
import { encodePacket } from '../../src/boot/dhcp/codec/encode.ts';
import { UNSET } from '../../src/boot/dhcp/codec/ipv4.ts';
import { encodeOption, readOption } from '../../src/boot/dhcp/codec/options.ts';
import {
  BOOTREQUEST,
  BROADCAST_FLAG,
  type DhcpPacket,
  MESSAGE_TYPE,
} from '../../src/boot/dhcp/codec/packet.ts';
import { within } from './time-limit.ts';

/** What iPXE takes from a DHCP reply. */
export interface Lease {
  readonly address: string;
  /** The URL of the script to go on with. */
  readonly bootFile: string;
}

const TRANSACTION = 0x76617131;
// Subnet mask, routers, name servers, host name, domain name, TFTP server, boot file (RFC 2132).
const WANTED = Uint8Array.of(1, 3, 6, 12, 15, 66, 67);

function request(mac: string, type: number, more: readonly (readonly [number, Uint8Array])[]): Uint8Array {
  const chaddr = Uint8Array.from(mac.split(':'), (digits) => Number.parseInt(digits, 16));
  const packet: DhcpPacket = {
    op: BOOTREQUEST,
    htype: 1,
    hops: 0,
    xid: TRANSACTION,
    secs: 0,
    flags: BROADCAST_FLAG,
    ciaddr: UNSET,
    yiaddr: UNSET,
    siaddr: UNSET,
    giaddr: UNSET,
    chaddr,
    sname: new Uint8Array(),
    file: new Uint8Array(),
    options: new Map([
      [53, encodeOption(53, type)],
      [55, WANTED],
      [60, encodeOption(60, 'PXEClient:Arch:00000:UNDI:002001')],
      [77, encodeOption(77, 'iPXE')],
      [93, encodeOption(93, [0])],
      ...more,
    ]),
  };
  return encodePacket(packet);
}

async function reply(socket: Socket, type: number): Promise<DhcpPacket> {
  const [bytes] = (await within(5, 'the reply to a DHCP request', once(socket, 'message'))) as [Uint8Array];
  const decoded = decodePacket(bytes);
  if (!decoded.ok) throw new Error(`the DHCP reply cannot be read: ${decoded.problem}`);
  const got = readOption(decoded.packet.options, 53);
  if (got !== type) throw new Error(`a DHCP reply of type ${type} was expected, not ${got}`);
  return decoded.packet;
}

/** Asks for an address as the iPXE of a BIOS machine does: DISCOVER, OFFER, REQUEST, ACK (RFC 2131 §3.1). */
export async function askForAddress(
  socket: Socket,
  server: { readonly address: string; readonly port: number },
  mac: string,
): Promise<Lease> {
  const send = (bytes: Uint8Array): void => socket.send(bytes, server.port, server.address);
  const offered = reply(socket, MESSAGE_TYPE.OFFER);
  send(request(mac, MESSAGE_TYPE.DISCOVER, []));
  const { options, yiaddr } = await offered;
  const acknowledged = reply(socket, MESSAGE_TYPE.ACK);
  const identifier = options.get(54) ?? new Uint8Array();
  send(
    request(mac, MESSAGE_TYPE.REQUEST, [
      [50, encodeOption(50, yiaddr)],
      [54, identifier],
    ]),
  );
  const lease = await acknowledged;
  const bootFile = (readOption(lease.options, 67) ?? '').replace(/\0+$/, '');
  return { address: lease.yiaddr, bootFile };
}
