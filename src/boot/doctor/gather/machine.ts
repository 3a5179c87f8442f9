import { readFile } from 'node:fs/promises';
import { type Listener, readLsof, readNetstat, readSs } from '../facts/listeners.ts';
import { readRoutes } from '../facts/routes.ts';
import type { ClockFacts, MachineFacts, PrivilegeFacts } from '../facts.ts';
import { ask, textOf } from './ask.ts';
import { gatherInterfaces } from './interfaces.ts';

/** A file of the system; empty where there is none. */
function file(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(() => '');
}

async function privileges(): Promise<PrivilegeFacts> {
  const [status, first] = await Promise.all([
    file('/proc/self/status'),
    file('/proc/sys/net/ipv4/ip_unprivileged_port_start'),
  ]);
  const effective = /^CapEff:\s*([0-9a-f]+)$/m.exec(status)?.[1];
  return {
    isRoot: process.getuid?.() === 0,
    capabilities: effective === undefined ? null : BigInt(`0x${effective}`),
    firstFreePort: Number(first.trim() || 1024),
  };
}

async function listeners(): Promise<readonly Listener[] | null> {
  const { platform } = process;
  const answer =
    platform === 'win32'
      ? await ask('netstat', '-ano')
      : platform === 'linux'
        ? await ask('ss', '-H', '-l', '-n', '-p', '-t', '-u')
        : await ask('lsof', '-nP', '-i4', '-F', 'pcPnT');
  if (answer === null) return null;
  // lsof ends with 1 where it finds nothing.
  if (platform === 'darwin') return readLsof(answer.stdout);
  if (!answer.ok) return null;
  return platform === 'win32' ? readNetstat(answer.stdout) : readSs(answer.stdout);
}

async function isSynchronised(): Promise<boolean | null> {
  const { platform } = process;
  if (platform === 'linux') {
    const said = (await textOf('timedatectl', 'show', '-p', 'NTPSynchronized', '--value')).trim();
    return said === 'yes' ? true : said === 'no' ? false : null;
  }
  if (platform === 'win32') return (await ask('w32tm', '/query', '/status'))?.ok ?? null;
  const said = /Network Time: (On|Off)/.exec(await textOf('systemsetup', '-getusingnetworktime'))?.[1];
  return said === undefined ? null : said === 'On';
}

async function clock(root: string | null): Promise<ClockFacts> {
  const git = root === null ? '' : await textOf('git', '-C', root, 'log', '-1', '--format=%ct');
  return {
    now: new Date(),
    isSynchronised: await isSynchronised(),
    committed: git.trim() === '' ? null : new Date(Number(git) * 1000),
  };
}

/** What is found of this machine, but for its firewalls; `root` is the folder of the source of truth. */
export async function gatherMachine(root: string | null): Promise<Omit<MachineFacts, 'firewalls'>> {
  const [git, rights, sockets, interfaces, routes, time] = await Promise.all([
    textOf('git', '--version'),
    privileges(),
    listeners(),
    gatherInterfaces(),
    file('/proc/net/route'),
    clock(root),
  ]);
  return {
    platform: process.platform,
    nodeVersion: process.versions.node,
    nodePath: process.execPath,
    git: git.trim() || null,
    privileges: rights,
    listeners: sockets,
    interfaces,
    routes: readRoutes(routes),
    clock: time,
  };
}
