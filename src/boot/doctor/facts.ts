import type { Cidr } from '../../sot/canonical/ipv4.ts';
import type { Listener } from './facts/listeners.ts';

/** A network interface of this machine. */
export interface InterfaceFacts {
  readonly name: string;
  readonly kind: 'wired' | 'wireless' | 'loopback' | 'container' | 'tunnel' | 'virtual';
  readonly addresses: readonly { readonly address: string; readonly prefix: number }[];
  /** Null where the system does not say; so are speed and duplex. */
  readonly hasLink: boolean | null;
  /** In Mb/s. */
  readonly speed: number | null;
  readonly isHalfDuplex: boolean | null;
}

/** Ports that a firewall lets in; a protocol of null is both. */
export interface Opening {
  readonly protocol: 'udp' | 'tcp' | null;
  readonly from: number;
  readonly to: number;
}

/** A firewall of this machine, as far as its rules can be read. */
export interface FirewallFacts {
  readonly name: 'nftables' | 'iptables' | 'ufw' | 'firewalld' | 'pf' | 'macOS' | 'Windows';
  readonly state: 'off' | 'on' | 'unreadable';
  readonly opened: readonly Opening[];
  /** Ports that it surely keeps out, whatever else it lets in. */
  readonly refused?: readonly Opening[];
  /** The chains that keep something out, as nft(8) names them: `inet filter input`. */
  readonly chains?: readonly string[];
}

/** What the process may do. */
export interface PrivilegeFacts {
  readonly isRoot: boolean;
  /** CapEff of proc(5); null elsewhere than on Linux. */
  readonly capabilities: bigint | null;
  /** The lowest port that is anybody's: `net.ipv4.ip_unprivileged_port_start`. */
  readonly firstFreePort: number;
}

/** What was found of this machine, as values. */
export interface MachineFacts {
  readonly platform: NodeJS.Platform;
  readonly nodeVersion: string;
  readonly nodePath: string;
  /** What `git --version` says; null where there is none. */
  readonly git: string | null;
  readonly privileges: PrivilegeFacts;
  /** Null where the system does not say who listens. */
  readonly listeners: readonly Listener[] | null;
  readonly interfaces: readonly InterfaceFacts[];
  readonly routes: readonly { readonly interfaceName: string; readonly network: Cidr }[];
  readonly firewalls: readonly FirewallFacts[];
  readonly clock: ClockFacts;
}

/** What is known of the time. */
export interface ClockFacts {
  readonly now: Date;
  /** Null where the system does not say. */
  readonly isSynchronised: boolean | null;
  /** When the commit was made that is checked out; null where there is none. */
  readonly committed: Date | null;
}

/** A folder that vaq writes to. */
export interface DiskFacts {
  readonly folder: string;
  readonly free: number;
  /** What is still to come, in bytes. */
  readonly needed: number;
}

/** A network of the site in which machines boot. */
export interface NetworkFacts {
  readonly id: string;
  readonly network: Cidr;
  /** The address of the service that its hosts are told; null where none is stated. */
  readonly told: string | null;
}

/** What the site wants of this machine. */
export interface SiteFacts {
  readonly id: string;
  readonly dhcp: 'server' | 'proxy' | 'off';
  readonly httpPort: number;
  readonly networks: readonly NetworkFacts[];
}
