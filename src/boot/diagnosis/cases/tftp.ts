import { type Case, hasArrived, isFirmware, isKind, type Look, seconds, type Values } from '../look.ts';
import type { TftpSighting } from '../sighting.ts';

/** The last thing that was seen, where it is a transfer by TFTP that has failed. */
function failed(look: Look): TftpSighting | null {
  const transfer = look.last(isKind('tftp'));
  if (transfer?.outcome !== 'failed' || hasArrived(transfer)) return null;
  // Firmware that starts anew after it is still stuck; whatever else was seen shows that it went on.
  return look.after((one) => one === transfer).has((one) => !isFirmware(one)) ? null : transfer;
}

function isLost({ reason }: TftpSighting): boolean {
  return reason?.startsWith('no answer') === true;
}

function about(transfer: TftpSighting | null): Values | null {
  return transfer && { path: transfer.path, bytes: transfer.bytes, blksize: transfer.blksize };
}

/** What can go wrong with TFTP. A size probe that ends in an ERROR is no failure (EDK II asks so). */
export const TFTP_CASES: readonly Case[] = [
  {
    id: 'tftp-blocked',
    sentence: 'it has asked for {path} by TFTP, and nothing that we send for it is answered',
    advice:
      'a firewall lets through port 69 but not the ports of transfers: allow UDP to and from this machine, or give `--tftp-single-port`',
    find: (look) => {
      const transfer = failed(look);
      return transfer !== null && isLost(transfer) && !transfer.heard ? about(transfer) : null;
    },
  },
  {
    id: 'tftp-blksize',
    sentence: 'the first block of {path} ({blksize} bytes) does not reach it, though it answers by TFTP',
    advice:
      'large packets are lost on the way: look at the MTU of switch, VLAN, tunnel and of this machine’s interface',
    find: (look) => {
      const transfer = failed(look);
      if (transfer === null || !isLost(transfer) || !transfer.heard || transfer.bytes > 0) return null;
      return about(transfer);
    },
  },
  {
    id: 'tftp-broken',
    sentence: 'it has got {bytes} bytes of {path} by TFTP, and then no more: {reason}',
    advice:
      'packets are lost on the way, or the program is too large for its memory: look at cable and switch port, or take a smaller program',
    find: (look) => {
      const transfer = failed(look);
      return transfer && { ...about(transfer), reason: transfer.reason ?? 'no reason is known' };
    },
  },
  {
    id: 'grub-lost',
    sentence: 'it has loaded {path}, which has not asked for its configuration',
    advice:
      'beside another DHCP server GRUB looks for it at the next server that this one names: have it name this machine (`dhcp-boot=,,ADDRESS` in dnsmasq), or give the addresses too (`dhcp_mode: server`); or the shim has refused this GRUB, as one of another distribution: look at its console',
    find: (look) => {
      const grub = look.last(isKind('tftp'));
      if (grub === null || !/(^|\/)grub[^/]*\.efi$/i.test(grub.path) || !hasArrived(grub)) return null;
      const later = look.after((one) => one === grub);
      if (later.has((one) => !isFirmware(one))) return null;
      return later.has(isFirmware) || look.since(grub) >= seconds(60) ? { path: grub.path } : null;
    },
  },
  {
    id: 'tftp-missing',
    sentence: 'it asks for {path} by TFTP, which is not served: {reason}',
    advice: 'name this file in `files.yml`, or another program in `boot_programs`',
    find: (look) => {
      const last = look.last(isKind('tftp'));
      const offered = look.last(isFirmware)?.file;
      if (last?.outcome !== 'refused' || last.path !== offered) return null;
      if (look.after((one) => one === last).has((one) => !isFirmware(one))) return null;
      return { path: last.path, reason: last.reason ?? 'no reason is known' };
    },
  },
];
