import { type Case, duration, isFirmware, isIpxe, isKind, isScript, isSystem, seconds } from '../look.ts';
import type { HttpSighting } from '../sighting.ts';
import type { Seen } from '../timeline.ts';

/** The installer or the system runs. */
function isRunning(one: Seen): boolean {
  return one.kind === 'config' || isSystem(one);
}

const isFile = isKind('file');

/** What can go wrong from iPXE to the kernel. */
export const SCRIPT_CASES: readonly Case[] = [
  {
    id: 'wrong-architecture',
    sentence: '{reason}',
    advice:
      'give the host a boot of its own architecture, or correct `arch` of the host or the operating system',
    find: (look) => {
      const refused = look.last(isKind('refused'));
      if (refused?.code !== 'architecture') return null;
      return look.after((one) => one === refused).has(isKind('script')) ? null : { reason: refused.message };
    },
  },
  {
    id: 'foreign-address',
    sentence: '{reason}',
    advice:
      'the machine uses an address that is not its own in the source of truth: another DHCP server gave it, or the network is configured twice',
    find: (look) => {
      const refused = look.last(isKind('refused'));
      // Anybody can ask for what is another's: who has its configuration is not stuck for that.
      if (refused?.code !== 'foreign-address' || look.has(isKind('config'))) return null;
      const later = look.after((one) => one === refused);
      return later.has(isKind('file', 'script')) ? null : { reason: refused.message };
    },
  },
  {
    id: 'router-advertisements',
    sentence:
      'iPXE has its address and asks for nothing yet: it waits up to 15 seconds for IPv6 router advertisements',
    advice:
      'it goes on by itself; `vaq boot --ra` spares the wait, or a router that advertises a lifetime of 0 on this network',
    passes: true,
    find: (look) => {
      const last = look.seen.at(-1);
      if (last === undefined || !isIpxe(last) || last.reply !== 'ACK') return null;
      return look.quiet >= seconds(4) && look.quiet < seconds(25) ? {} : null;
    },
  },
  {
    id: 'script-not-fetched',
    sentence: 'iPXE has its address, and has not fetched its script from {url}',
    advice:
      'the firewall of this machine must let in the HTTP port; iPXE’s console says what it got (`https://ipxe.org/err/…`)',
    find: (look) => {
      const asked = look.after(isScript).last((one): one is Extract<Seen, { kind: 'dhcp' }> => {
        return isIpxe(one) && (one.reply === 'ACK' || one.address === null) && one.reply !== null;
      });
      if (asked === null) return null;
      const later = look.after((one) => one === asked);
      if (later.has((one) => !isFirmware(one) && !isIpxe(one))) return null;
      if (look.since(asked) < seconds(60) && !later.has(isFirmware)) return null;
      return { url: asked.file ?? 'us' };
    },
  },
  {
    id: 'file-missing',
    sentence: 'it has asked for {path} and was answered {status}',
    advice:
      'the log says why; declare the file in `files.yml`, and put it into the folder that `service.files` names',
    find: (look) => {
      const last = look.after(isRunning).last(isFile);
      return last !== null && last.status >= 400 ? { path: last.path, status: last.status } : null;
    },
  },
  {
    id: 'file-broken',
    sentence: 'it has broken off while it was loading {path}',
    advice:
      'the machine may have too little memory for the initrd, or the network lost the connection: look at its console',
    find: (look) => {
      const last = look.seen.at(-1);
      if (last === undefined || !isFile(last) || !isBroken(last)) return null;
      return look.quiet >= seconds(10) ? { path: last.path } : null;
    },
  },
  {
    id: 'no-kernel',
    sentence: 'it was given the script of {boot} {time} ago, and has loaded no kernel',
    advice:
      'look at its console: iPXE says why it stopped, and a script of `assets/ipxe/` may lead elsewhere (`vaq preview --ipxe`)',
    find: (look) => {
      const script = look.last(isKind('script'));
      if (script === null || look.after((one) => one === script).seen.length > 0) return null;
      if (look.since(script) < seconds(60)) return null;
      return { boot: script.boot ?? 'its boot', time: duration(look.since(script)) };
    },
  },
  {
    id: 'kernel-refused',
    sentence: 'it has loaded the kernel of {boot} and come back for its script instead of starting it',
    advice:
      'Secure Boot refuses a kernel that is not signed (name a `shim` in the operating system, or turn it off), or the machine has too little memory for the initrd',
    find: (look) => {
      const script = look.last(isKind('script'));
      if (script === null || look.after((one) => one === script).has(isRunning)) return null;
      const round = look.before((one) => one === script).after(isKind('script'));
      const hadScript = look.before((one) => one === script).has(isKind('script'));
      const hasLoaded = round.has((one) => isFile(one) && one.complete);
      // A machine that was switched off and on asks as firmware first.
      if (!hadScript || !hasLoaded || round.has(isRunning) || round.has(isFirmware)) return null;
      return { boot: script.boot ?? 'its boot' };
    },
  },
];

function isBroken({ whole, complete, status }: HttpSighting<'file'>): boolean {
  return whole && !complete && status === 200;
}
