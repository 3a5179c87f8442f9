import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { atEnd } from './cleanup.ts';
import { makeFolder } from './folder.ts';
import { ip } from './namespaces.ts';
import type { Network } from './netns.ts';

/** The addresses that it gives: 198.51.100.200 to .220. */
export const GIVEN = /^198\.51\.100\.2[012]\d$/;

/**
 * dnsmasq in a namespace of its own, as an office's DHCP server: it gives addresses, and knows nothing of booting, but for the
 * next server that it may name.
 */
export function startDnsmasq(network: Network, nextServer: string | null = null): void {
  const namespace = network.addClient('52:54:00:00:99:fe');
  ip(`-n ${namespace} addr add 198.51.100.254/24 dev eth0`);
  const options = [
    'no-daemon',
    'conf-file=/dev/null',
    'user=root',
    'port=0',
    'interface=eth0',
    'bind-interfaces',
    'no-ping',
    'dhcp-range=198.51.100.200,198.51.100.220,255.255.255.0,1h',
    `dhcp-leasefile=${join(makeFolder('dnsmasq'), 'leases')}`,
    ...(nextServer === null ? [] : [`dhcp-boot=,,${nextServer}`]),
  ].map((option) => `--${option}`);
  const child = spawn('ip', ['netns', 'exec', namespace, 'dnsmasq', ...options], { stdio: 'ignore' });
  atEnd(() => child.kill('SIGKILL'));
}
