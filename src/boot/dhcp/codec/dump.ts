import { UNSET } from './ipv4.ts';
import { showText } from './option-values.ts';
import { describeOption } from './options.ts';
import { BOOTREQUEST, BROADCAST_FLAG, type DhcpPacket } from './packet.ts';

/** A packet for people: a line for each field that is set and each option, in wire order, ending in a newline. */
export function dumpPacket(packet: DhcpPacket): string {
  const lines = [
    packet.op === BOOTREQUEST ? 'BOOTREQUEST' : 'BOOTREPLY',
    line('', 'transaction', packet.xid.toString(16).padStart(8, '0')),
    line('', 'hardware', `type ${packet.htype} ${showHardware(packet.chaddr)}`),
  ];
  if (packet.hops !== 0) lines.push(line('', 'hops', String(packet.hops)));
  if (packet.secs !== 0) lines.push(line('', 'seconds', String(packet.secs)));
  if (packet.flags !== 0) lines.push(line('', 'flags', showFlags(packet.flags)));
  for (const name of ['ciaddr', 'yiaddr', 'siaddr', 'giaddr'] as const) {
    if (packet[name] !== UNSET) lines.push(line('', name, packet[name]));
  }
  for (const name of ['sname', 'file'] as const) {
    if (packet[name].length > 0)
      lines.push(line('', name, showText(Buffer.from(packet[name]).toString('utf8'))));
  }
  for (const [code, bytes] of packet.options) {
    const { name, value } = describeOption(code, bytes);
    lines.push(line(String(code), name, value));
  }
  return `${lines.join('\n')}\n`;
}

function showHardware(chaddr: Uint8Array): string {
  return Array.from(chaddr, (byte) => byte.toString(16).padStart(2, '0')).join(':') || 'without an address';
}

function showFlags(flags: number): string {
  const hex = flags.toString(16).padStart(4, '0');
  return flags & BROADCAST_FLAG ? `${hex} broadcast` : hex;
}

function line(code: string, name: string, value: string): string {
  return `  ${code.padStart(3)} ${name.padEnd(23)} ${value}`;
}
