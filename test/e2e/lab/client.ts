import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { makeFolder } from './folder.ts';
import { ip } from './namespaces.ts';

/** What a foreign DHCP client says that it was given. */
export interface Lease {
  readonly address: string;
  readonly netmask: string;
  readonly routers: readonly string[];
  readonly nameServers: readonly string[];
}

/** A DHCP client that others wrote: null is a client that gave up within about 5 s, having asked more than once. */
export type DhcpClient = (namespace: string) => Promise<Lease | null>;

const SHOWN = /^lease\|(.*)\|(.*)\|(.*)\|(.*)$/;

function words(text: string): string[] {
  return text.split(/[ ,]+/).filter(Boolean);
}

function leaseOf(line: string): Lease | null {
  const [, address = '', netmask = '', routers = '', servers = ''] = SHOWN.exec(line) ?? [];
  return address === '' ? null : { address, netmask, routers: words(routers), nameServers: words(servers) };
}

/** Runs a client in the namespace until it has shown a lease, or has ended. */
async function ask(namespace: string, ...command: readonly string[]): Promise<Lease | null> {
  const client = execa('ip', ['netns', 'exec', namespace, ...command], { reject: false, stdin: 'ignore' });
  for await (const line of client) {
    const lease = leaseOf(line);
    if (lease === null) continue;
    client.kill();
    return lease;
  }
  return null;
}

/** The clients hand what they were given to a script of ours, as variables. */
function layFiles(files: Readonly<Record<string, string>>): string {
  const folder = makeFolder('client');
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text, { mode: 0o755 });
  return folder;
}

/** BusyBox's client, which is also the one of Debian's installer. */
export const udhcpc: DhcpClient = (namespace) => {
  const script = '#!/bin/sh\n[ "$1" != bound ] || echo "lease|$ip|$subnet|$router|$dns"\n';
  const folder = layFiles({ script });
  return ask(namespace, ...'busybox udhcpc -i eth0 -f -n -q -t 5 -T 1 -s'.split(' '), `${folder}/script`);
};

/** ISC's client. */
export const dhclient: DhcpClient = (namespace) => {
  const folder = layFiles({
    script: `#!/bin/sh
[ "$reason" != BOUND ] ||
  echo "lease|$new_ip_address|$new_subnet_mask|$new_routers|$new_domain_name_servers"
`,
    conf: 'timeout 5;\ninitial-interval 1;\nbackoff-cutoff 1;\nrequest subnet-mask, routers, domain-name-servers;\n',
  });
  const files = ['-cf', `${folder}/conf`, '-lf', `${folder}/leases`, '-pf', `${folder}/pid`];
  return ask(namespace, 'dhclient', '-4', '-1', '-d', ...files, '-sf', `${folder}/script`, 'eth0');
};

/** Roy Marples' client, of many distributions' base systems. It keeps leases by the names of interfaces, so each run has its own. */
export const dhcpcd: DhcpClient = (namespace) => {
  const script =
    '#!/bin/sh\n[ "$reason" != BOUND ] || echo "lease|$new_ip_address|$new_subnet_mask|$new_routers|$new_domain_name_servers"\n';
  const folder = layFiles({ script, conf: 'noipv6rs\nnoarp\noption routers, domain_name_servers\n' });
  const command = `for kept in /var/lib/dhcpcd /run/dhcpcd; do mkdir -p $kept; mount -t tmpfs none $kept; done
exec timeout 6 dhcpcd --ipv4only --oneshot --nobackground --config "$1/conf" --script "$1/script" eth0`;
  return ask(namespace, 'sh', '-c', command, 'sh', folder);
};

/** Gives `eth0` of the namespace the address of a lease, as a client's own script would. */
export function takeAddress(namespace: string, lease: Lease): void {
  ip(`-n ${namespace} addr add ${lease.address}/${lease.netmask} dev eth0`);
}
