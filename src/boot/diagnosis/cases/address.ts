import { type Case, duration, isFirmware, isIpxe, isKind, isProgram, type Look, seconds } from '../look.ts';
import type { DhcpSighting } from '../sighting.ts';
import type { Seen } from '../timeline.ts';

type SeenDhcp = DhcpSighting & { readonly at: number };

function isBooting(one: Seen): one is SeenDhcp {
  return isFirmware(one) || isIpxe(one);
}

/** The offers that a machine was made since it was last more than a DHCP client. */
function unanswered(look: Look): readonly SeenDhcp[] {
  const asking = look.after(isKind('tftp', 'file', 'config', 'script', 'begin'));
  const offers = asking.seen.filter(isBooting).filter(({ reply }) => reply === 'OFFER');
  const taken = asking.has((one) => isBooting(one) && one.request !== 'DISCOVER');
  return taken ? [] : offers;
}

/** Enough for firmware that collects offers for some seconds: OVMF asks 3.8 seconds after the first, iPXE 3. */
const OFFERS = 3;

/** What can go wrong until a machine knows its address and its program. */
export const ADDRESS_CASES: readonly Case[] = [
  {
    id: 'address-taken',
    sentence: 'it declines its address, because another machine answers there',
    advice: 'find who has this address (`arping`), or give the host another one in the source of truth',
    find: ({ seen }) => {
      const last = seen.at(-1);
      return last?.kind === 'dhcp' && last.code === 'declined' ? {} : null;
    },
  },
  {
    id: 'another-server',
    sentence: 'it has taken an address from another DHCP server ({server})',
    advice: 'stop that server on this network, or set `dhcp_mode: proxy` to serve beside it',
    find: (look) => {
      const lost = look.last((one): one is SeenDhcp => one.kind === 'dhcp' && one.code === 'other-server');
      if (lost === null || look.since(lost) < seconds(3)) return null;
      const later = look.after((one) => one === lost);
      if (later.has((one) => one.kind !== 'dhcp' || one.reply === 'ACK')) return null;
      return { server: /server (\S+)$/.exec(lost.message)?.[1] ?? 'unknown' };
    },
  },
  {
    id: 'no-request',
    sentence: 'it was offered an address {count} times and has never asked for it',
    advice:
      'another DHCP server may answer first, or our replies do not reach it: look for other servers, and at VLAN, firewall and DHCP snooping of the switch',
    find: (look) => {
      const offers = unanswered(look).filter(({ address }) => address !== null);
      if (offers.length < OFFERS || look.since(offers[0]!) < seconds(12)) return null;
      return { count: offers.length };
    },
  },
  {
    id: 'proxy-ignored',
    sentence: 'it was told {count} times what to start, and has not asked for it',
    advice:
      'it has no address from the other DHCP server yet, that server names a boot file of its own, or this firmware ignores ProxyDHCP: give the addresses too (`dhcp_mode: server`), or let the other server name the program',
    find: (look) => {
      const offers = unanswered(look).filter(({ address }) => address === null);
      if (offers.length === 0 || look.since(offers[0]!) < seconds(60)) return null;
      return { count: offers.length };
    },
  },
  {
    id: 'no-program',
    sentence: 'there is no boot program for its firmware ({architecture})',
    advice:
      'name one in `boot_programs` for this architecture, or let the firmware boot in another mode (BIOS, UEFI, PXE, HTTP)',
    find: ({ seen }) => {
      const last = seen.at(-1);
      if (last === undefined || !isFirmware(last) || last.reply === null) return null;
      // Beside another server the offer to some firmware has none: it asks once more, on port 4011.
      const isComplete = last.address !== null || last.reply === 'ACK';
      if (!isComplete || last.file !== null) return null;
      return { architecture: last.architecture ?? 'it does not say which' };
    },
  },
  {
    id: 'program-not-loaded',
    sentence: 'it was told to load {program} {time} ago, and has not',
    advice:
      'the firewall of this machine must let in UDP port 69 (TFTP), or the HTTP port for HTTP boot; some firmware refuses plain HTTP',
    find: (look) => {
      const asked = look.last((one): one is SeenDhcp => isFirmware(one) && one.reply === 'ACK');
      if (asked?.file == null) return null;
      const later = look.after((one) => one === asked);
      // Firmware that asks anew has given up; until then it may only be slow.
      if (look.since(asked) < seconds(later.has(isFirmware) ? 20 : 45)) return null;
      const isProbe = (one: Seen): boolean => one.kind === 'tftp' && one.outcome === 'probed';
      if (later.has((one) => !isProbe(one) && !isFirmware(one))) return null;
      return { program: asked.file, time: duration(look.since(asked)) };
    },
  },
];

/** A program that was loaded, over and over or in vain. */
export const PROGRAM_CASES: readonly Case[] = [
  {
    id: 'chain-loop',
    sentence: 'it has loaded {program} {count} times, and each time it asked again as bare firmware',
    advice:
      'the program does not say that it is iPXE, so that it is told to load itself again: take `undionly`, `snponly` or `ipxe` in `boot_programs`, or a build that sets the user class iPXE',
    find: (look) => {
      const round = look.after((one) => isIpxe(one) || one.kind === 'script' || one.kind === 'begin');
      const loads = round.seen.filter(isProgram(look));
      const [first] = loads;
      const last = loads.at(-1);
      if (first === undefined || last === undefined) return null;
      // UEFI that has refused a program may try it again too, but not that quickly.
      const enough = isUefi(look) ? 4 : 2;
      const isQuick = last.at - first.at <= seconds(20) * (loads.length - 1);
      if (loads.length < enough || !isQuick) return null;
      return { program: last.path, count: loads.length };
    },
  },
  {
    id: 'program-refused',
    sentence: 'its firmware has loaded {program} and not started it',
    advice:
      'Secure Boot refuses a program that is not signed: start with `shim-grub`, or turn Secure Boot off in the firmware',
    find: (look) => (isUefi(look) ? inVain(look) : null),
  },
  {
    id: 'program-silent',
    sentence: 'it has loaded {program}, and nothing was heard of it since',
    advice:
      'look at its console; another program (`ipxe` in the place of `undionly`) may have a driver that works on this network card',
    find: (look) => (isUefi(look) ? null : inVain(look)),
  },
];

function isUefi(look: Look): boolean {
  const architecture = look.last(isFirmware)?.architecture ?? null;
  return architecture !== null && architecture !== 'bios';
}

/** A program that was loaded and has not said a word: the firmware asks again instead, or nobody does. */
function inVain(look: Look): { readonly program: string } | null {
  const program = look.last(isProgram(look));
  if (program === null) return null;
  const later = look.after((one) => one === program);
  if (later.has((one) => !isFirmware(one))) return null;
  const isOver = later.has(isFirmware) || look.since(program) >= seconds(60);
  return isOver ? { program: program.path } : null;
}
