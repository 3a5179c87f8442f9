import { readFile } from 'node:fs/promises';
import type { FirewallFacts } from '../facts.ts';
import { readFirewalld } from '../firewalls/firewalld.ts';
import { readIptables } from '../firewalls/iptables.ts';
import { readNftables } from '../firewalls/nftables.ts';
import { readApplicationFirewall, readPf, readWindowsFirewall } from '../firewalls/others.ts';
import { readUfw, readUfwConf } from '../firewalls/ufw.ts';
import { ask, textOf } from './ask.ts';

async function ufw(serving: readonly string[]): Promise<FirewallFacts | null> {
  const status = await ask('ufw', 'status');
  if (status === null) return null;
  if (status.ok) return readUfw(status.stdout, serving);
  return readUfwConf(await readFile('/etc/ufw/ufw.conf', 'utf8').catch(() => ''));
}

async function firewalld([first]: readonly string[]): Promise<FirewallFacts | null> {
  if ((await textOf('firewall-cmd', '--state')).trim() !== 'running') return null;
  const zone =
    first === undefined ? '' : (await textOf('firewall-cmd', `--get-zone-of-interface=${first}`)).trim();
  const listed = await ask('firewall-cmd', '--list-all', ...(zone === '' ? [] : [`--zone=${zone}`]));
  return listed?.ok ? readFirewalld(listed.stdout) : { name: 'firewalld', state: 'unreadable', opened: [] };
}

/** The older program, of systems that have no `nft`. */
async function iptables(serving: readonly string[]): Promise<FirewallFacts | null> {
  const listed = await ask('iptables', '-S', 'INPUT');
  if (listed === null) return null;
  return listed.ok
    ? readIptables(listed.stdout, serving)
    : { name: 'iptables', state: 'unreadable', opened: [] };
}

async function nftables(serving: readonly string[]): Promise<FirewallFacts | null> {
  const listed = await ask('nft', '-j', 'list', 'ruleset');
  if (listed === null) return iptables(serving);
  return listed.ok
    ? readNftables(listed.stdout, serving)
    : { name: 'nftables', state: 'unreadable', opened: [] };
}

async function linux(serving: readonly string[]): Promise<readonly (FirewallFacts | null)[]> {
  const managed = [await ufw(serving), await firewalld(serving)];
  // The rules of both are nftables too: whoever writes them is asked, and nobody twice.
  return managed.some((one) => one !== null && one.state !== 'off') ? managed : [await nftables(serving)];
}

async function mac(): Promise<readonly (FirewallFacts | null)[]> {
  const pf = await ask('pfctl', '-s', 'info');
  const state = await textOf('/usr/libexec/ApplicationFirewall/socketfilterfw', '--getglobalstate');
  return [
    pf === null ? null : pf.ok ? readPf(pf.stdout) : { name: 'pf', state: 'unreadable', opened: [] },
    readApplicationFirewall(state),
  ];
}

/** The firewalls of this machine, by the tools of its system; `serving` are the interfaces that count. */
export async function gatherFirewalls(serving: readonly string[]): Promise<readonly FirewallFacts[]> {
  const { platform } = process;
  const found =
    platform === 'win32'
      ? [
          readWindowsFirewall(
            await textOf('powershell', '-NoProfile', '-Command', '(Get-NetFirewallProfile).Enabled'),
          ),
        ]
      : platform === 'darwin'
        ? await mac()
        : await linux(serving);
  return found.filter((one) => one !== null);
}
