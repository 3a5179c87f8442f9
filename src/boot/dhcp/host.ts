import type { Architecture, DhcpClient } from './client.ts';

/** An option that a user has set for a subnet, as bytes. */
export interface ExtraOption {
  readonly code: number;
  readonly bytes: Uint8Array;
}

/** What a host is to start: all that is said of it where another server gives the addresses. */
export interface BootTarget {
  /** `site/name`. */
  readonly label: string;
  /**
   * `none`: an address and nothing more, whatever the client says it is (a BMC). `local`: the host is to start what it
   * has on disk. `network`: the host is to be booted over the network now.
   */
  readonly boot: 'none' | 'local' | 'network';
  /** Where iPXE finds its script, which also says how to start locally: `http://198.51.100.1/boot.ipxe`. */
  readonly scriptUrl: string;
  /** The TFTP name of the program for a bare PXE firmware, or null where there is none. */
  readonly tftpProgram: (architecture: Architecture) => string | null;
  /** The URL of the program for a UEFI HTTP boot, or null where there is none. */
  readonly httpProgram: (architecture: Architecture) => string | null;
}

/** All that DHCP must know of a host on one of its interfaces. Addresses are dotted decimal. */
export interface DhcpHost extends BootTarget {
  readonly address: string;
  readonly netmask: string;
  readonly broadcast: string;
  readonly router: string | null;
  readonly dns: readonly string[];
  readonly ntp: readonly string[];
  readonly domainName: string | null;
  readonly hostname: string | null;
  readonly extraOptions: readonly ExtraOption[];
  readonly leaseSeconds: number;
}

/** The host that a client is, or null for a stranger and for a client whose MAC and UUID name different hosts. */
export type HostLookup<Host extends BootTarget = DhcpHost> = (client: DhcpClient) => Host | null;

/** Who answers. */
export interface DhcpServerIdentity {
  /** The server identifier and, for TFTP, the next server: our address on the client's side. */
  readonly address: string;
  /**
   * Our addresses in the networks that the interface is plugged into: a client that asks without a relay agent stands in
   * one of them. Empty where that cannot be told.
   */
  readonly networks: readonly string[];
}
