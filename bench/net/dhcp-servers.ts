import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Program } from '../paired.ts';
import { type KnownHost, NETWORK } from './known-hosts.ts';

const LEASE_SECONDS = 3600;

/** Kea for these hosts on `eth0`, with its leases in a file as it keeps them by itself. */
export function kea(program: string, folder: string, hosts: readonly KnownHost[]): Program {
  const path = join(folder, 'kea.json');
  const config = {
    Dhcp4: {
      'interfaces-config': {
        interfaces: [`eth0/${NETWORK.server}`],
        'dhcp-socket-type': 'udp',
        're-detect': false,
      },
      'lease-database': { type: 'memfile', persist: true, name: join(folder, 'kea.csv'), 'lfc-interval': 0 },
      'valid-lifetime': LEASE_SECONDS,
      'multi-threading': { 'enable-multi-threading': true, 'thread-pool-size': 2, 'packet-queue-size': 64 },
      'host-reservation-identifiers': ['hw-address'],
      subnet4: [
        {
          id: 1,
          subnet: NETWORK.cidr,
          reservations: hosts.map(({ mac, address }) => ({ 'hw-address': mac, 'ip-address': address })),
          'option-data': [{ name: 'routers', data: NETWORK.server }],
        },
      ],
      loggers: [
        { name: 'kea-dhcp4', severity: 'ERROR', output_options: [{ output: join(folder, 'kea.log') }] },
      ],
    },
  };
  writeFileSync(path, JSON.stringify(config));
  const env = { KEA_PIDFILE_DIR: folder, KEA_LOCKFILE_DIR: folder };
  return { command: 'env', args: [...assignments(env), program, '-c', path] };
}

function assignments(env: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(env).map(([name, value]) => `${name}=${value}`);
}

/** ISC's dhcpd for these hosts on `eth0`. */
export function isc(program: string, folder: string, hosts: readonly KnownHost[]): Program {
  const [config, leases] = [join(folder, 'dhcpd.conf'), join(folder, 'dhcpd.leases')];
  const declared = hosts.map(
    ({ name, mac, address }) => `host ${name} { hardware ethernet ${mac}; fixed-address ${address}; }`,
  );
  writeFileSync(
    config,
    `authoritative; ping-check false; default-lease-time ${LEASE_SECONDS}; max-lease-time ${LEASE_SECONDS};
log-facility local7; local-address ${NETWORK.server};
subnet 198.18.0.0 netmask ${NETWORK.netmask} { option routers ${NETWORK.server}; }
${declared.join('\n')}
`,
  );
  writeFileSync(leases, '');
  // It gives up root for a user of its own, who must reach these files.
  chmodSync(leases, 0o666);
  return {
    command: program,
    args: ['-f', '-q', '-cf', config, '-lf', leases, '-pf', join(folder, 'dhcpd.pid'), 'eth0'],
  };
}
