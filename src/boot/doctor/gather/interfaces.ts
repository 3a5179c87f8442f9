import { access, readdir, readFile } from 'node:fs/promises';
import { networkInterfaces } from 'node:os';
import { interfaceKind } from '../facts/interface-kind.ts';
import type { InterfaceFacts } from '../facts.ts';
import { textOf } from './ask.ts';

const SYSTEM = '/sys/class/net';

type LinkFacts = Pick<InterfaceFacts, 'hasLink' | 'speed' | 'isHalfDuplex'>;

const UNKNOWN: LinkFacts = { hasLink: null, speed: null, isHalfDuplex: null };

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** A file of sysfs; null where it is not there, or the interface is down (ABI/testing/sysfs-class-net). */
async function value(name: string, file: string): Promise<string | null> {
  return readFile(`${SYSTEM}/${name}/${file}`, 'utf8').then(
    (text) => text.trim(),
    () => null,
  );
}

async function linuxLink(name: string): Promise<LinkFacts> {
  const [carrier, speed, duplex] = await Promise.all(
    ['carrier', 'speed', 'duplex'].map((file) => value(name, file)),
  );
  const rate = Number(speed ?? -1);
  return {
    // The carrier of an interface that is down cannot be read.
    hasLink: carrier === '1',
    speed: rate > 0 ? rate : null,
    isHalfDuplex: duplex === 'half' ? true : duplex === 'full' ? false : null,
  };
}

/** `media: autoselect (1000baseT <full-duplex>)` and `status: active` of ifconfig(8). */
async function macLink(name: string): Promise<LinkFacts> {
  const text = await textOf('ifconfig', name);
  const status = /^\s*status: (.*)$/m.exec(text)?.[1];
  const [, rate, giga] = /media: .*\((\d+)(G?)base/i.exec(text) ?? [];
  return {
    hasLink: status === undefined ? null : status === 'active',
    speed: rate === undefined ? null : Number(rate) * (giga === '' ? 1 : 1000),
    isHalfDuplex: /media: .*<[^>]*half-duplex/.test(text) || null,
  };
}

function windowsLink(name: string): (adapters: string) => LinkFacts {
  return (adapters) => {
    const line = adapters.split(/\r?\n/).find((text) => text.startsWith(`${name}|`));
    const [, status, speed] = line?.split('|') ?? [];
    if (status === undefined) return UNKNOWN;
    const rate = Number(speed) / 1e6;
    return { hasLink: status === 'Up', speed: rate > 0 ? rate : null, isHalfDuplex: null };
  };
}

const ADAPTERS = 'Get-NetAdapter | ForEach-Object { $_.Name + "|" + $_.Status + "|" + $_.ReceiveLinkSpeed }';

async function linkOf(name: string, adapters: string): Promise<LinkFacts> {
  if (process.platform === 'linux') return linuxLink(name);
  return process.platform === 'darwin' ? macLink(name) : windowsLink(name)(adapters);
}

/** Every network interface of this machine, also those without an address where the system lists them. */
export async function gatherInterfaces(): Promise<readonly InterfaceFacts[]> {
  const known = networkInterfaces();
  const isLinux = process.platform === 'linux';
  const listed = isLinux ? await readdir(SYSTEM).catch(() => []) : [];
  const names = [...new Set([...Object.keys(known), ...listed])].sort();
  const adapters =
    process.platform === 'win32' ? await textOf('powershell', '-NoProfile', '-Command', ADAPTERS) : '';
  return Promise.all(
    names.map(async (name) => {
      const infos = known[name] ?? [];
      const [isWireless, isTunnel, hasDevice] = await Promise.all(
        ['phy80211', 'tun_flags', 'device'].map((file) => exists(`${SYSTEM}/${name}/${file}`)),
      );
      const hints = {
        isLoopback: name === 'lo' || (infos.length > 0 && infos.every(({ internal }) => internal)),
        isWireless: isWireless! || /^wi-?fi/i.test(name),
        isTunnel: isTunnel!,
        hasDevice: isLinux ? hasDevice! : null,
      };
      return {
        name,
        kind: interfaceKind(name, hints),
        addresses: infos
          .filter(({ family }) => family === 'IPv4')
          .map(({ address, cidr }) => ({ address, prefix: Number(cidr?.split('/')[1] ?? 32) })),
        ...(await linkOf(name, adapters)),
      };
    }),
  );
}
