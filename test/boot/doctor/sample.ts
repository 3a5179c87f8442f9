import type {
  InterfaceFacts,
  MachineFacts,
  NetworkFacts,
  SiteFacts,
} from '../../../src/boot/doctor/facts.ts';
import type { Line } from '../../../src/boot/doctor/line.ts';
import { parseCidr } from '../../../src/sot/canonical/ipv4.ts';

/** A wired interface with a link of 1 Gb/s. */
export function wire(name: string, ...addresses: readonly string[]): InterfaceFacts {
  return {
    name,
    kind: 'wired',
    addresses: addresses.map((text) => {
      const [address, prefix] = text.split('/') as [string, string];
      return { address, prefix: Number(prefix) };
    }),
    hasLink: true,
    speed: 1000,
    isHalfDuplex: false,
  };
}

/** A machine on which nothing is wrong. */
export const MACHINE: MachineFacts = {
  platform: 'linux',
  nodeVersion: '22.1.0',
  nodePath: '/usr/bin/node',
  git: 'git version 2.39.5',
  privileges: { isRoot: true, capabilities: (1n << 41n) - 1n, firstFreePort: 1024 },
  listeners: [],
  interfaces: [wire('eth0', '198.51.100.1/24')],
  routes: [],
  firewalls: [],
  clock: {
    now: new Date('2026-11-21T12:00:00.500Z'),
    isSynchronised: true,
    committed: new Date('2026-11-20T12:00:00Z'),
  },
};

/** A network of a site. */
export function network(id: string, cidr: string, told: string | null): NetworkFacts {
  return { id, network: parseCidr(cidr)!, told };
}

/** A site with one network. */
export const SITE: SiteFacts = {
  id: 'ams1',
  dhcp: 'server',
  httpPort: 80,
  networks: [network('rack1', '198.51.100.0/24', '198.51.100.1')],
};

/** Lines as texts: `verdict check: message → mend`. */
export function texts(lines: readonly Line[]): readonly string[] {
  return lines.map(
    ({ verdict, check, message, mend }) =>
      `${verdict} ${check}: ${message}${mend === null ? '' : ` → ${mend}`}`,
  );
}
