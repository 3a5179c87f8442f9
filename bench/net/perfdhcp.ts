import { spawnSync } from 'node:child_process';
import { type KnownHost, NETWORK } from './known-hosts.ts';

/** What perfdhcp says after it has played these hosts behind a relay agent. */
function run(namespace: string, hosts: readonly KnownHost[], options: readonly string[]): string {
  const load = ['-4', '-b', `mac=${hosts[0]!.mac}`, '-R', String(hosts.length), '-l', NETWORK.client];
  const args = ['netns', 'exec', namespace, 'perfdhcp', ...load, ...options, NETWORK.server];
  // It ends with 3 where something was lost, which is what is measured.
  return spawnSync('ip', args, { encoding: 'utf8', timeout: 120_000 }).stdout;
}

function found(text: string, pattern: RegExp): readonly string[] {
  const match = pattern.exec(text);
  if (match === null) throw new Error(`perfdhcp says nothing of ${pattern}:\n${text}`);
  return match.slice(1);
}

/** Four-way exchanges a second that were completed, of so many asked for, over some seconds. */
export function exchangesPerSecond(
  namespace: string,
  hosts: readonly KnownHost[],
  { asked, seconds }: { readonly asked: number; readonly seconds: number },
): number {
  const output = run(namespace, hosts, ['-r', String(asked), '-p', String(seconds), '-W', '500000']);
  return Number(found(output, /^Rate: ([\d.]+) /m)[0]);
}

/** The seconds after which every host that was turned on at once has its address. */
export function secondsForAll(namespace: string, hosts: readonly KnownHost[]): number {
  const output = run(namespace, hosts, ['--scenario', 'avalanche']);
  const [hours, minutes, seconds] = found(output, /It took (\d+):(\d+):([\d.]+) to provision/);
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}
