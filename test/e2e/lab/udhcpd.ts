import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { atEnd } from './cleanup.ts';
import { makeFolder } from './folder.ts';
import { ip } from './namespaces.ts';

/** BusyBox's DHCP server on `eth0` of the namespace, which gets the address: it knows nothing of booting. */
export function startUdhcpd(namespace: string, address: string, first: string, last: string): void {
  const folder = makeFolder('udhcpd');
  const conf = join(folder, 'conf');
  const lines = [
    `start ${first}`,
    `end ${last}`,
    'interface eth0',
    `lease_file ${folder}/leases`,
    `pidfile ${folder}/pid`,
    'opt subnet 255.255.255.0',
  ];
  writeFileSync(conf, `${lines.join('\n')}\n`);
  writeFileSync(join(folder, 'leases'), '');
  ip(`-n ${namespace} addr add ${address}/24 dev eth0`);
  const child = spawn('ip', ['netns', 'exec', namespace, 'busybox', 'udhcpd', '-f', conf], {
    stdio: 'ignore',
  });
  atEnd(() => child.kill('SIGKILL'));
}
