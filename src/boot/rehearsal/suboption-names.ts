import { type Suboption, showHex } from '../dhcp/codec/option-values.ts';
import { readOption } from '../dhcp/codec/options.ts';
import type { DhcpPacket } from '../dhcp/codec/packet.ts';

/** What stands inside option 43 of the class PXEClient (PXE specification 2.1, "PXE DHCP options"). */
const PXE: Readonly<Record<number, string>> = {
  6: 'discovery control',
  8: 'boot servers',
  9: 'boot menu',
  10: 'menu prompt',
  71: 'boot item',
};

/** What stands inside option 175 (ipxe.org/howto/dhcpd). */
const IPXE: Readonly<Record<number, string>> = { 176: 'no-pxedhcp' };

function named(suboptions: readonly Suboption[], names: Readonly<Record<number, string>>): string {
  return suboptions
    .map(([code, value]) => `${code}${names[code] === undefined ? '' : ` ${names[code]}`}=${showHex(value)}`)
    .join(', ');
}

/** The value of an option with others inside whose names are known, for people; null where it is none of these. */
export function namedSuboptions({ options }: DhcpPacket, code: number): string | null {
  if (code !== 43 && code !== 175) return null;
  const isPxe = readOption(options, 60)?.startsWith('PXEClient') ?? false;
  const suboptions = readOption(options, code);
  if (suboptions === null || (code === 43 && !isPxe)) return null;
  return named(suboptions, code === 43 ? PXE : IPXE);
}
