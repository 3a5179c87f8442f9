import { type Cidr, formatCidr, formatIpv4 } from '../../sot/canonical/ipv4.ts';
import { modeline, NO_MIRROR } from './catalog-documents.ts';

/** A network of the new site, with the addresses that are not for hosts. */
export interface NewSubnet {
  readonly id: string;
  readonly cidr: Cidr;
  readonly gateway: string;
}

/** What a new source of truth says of its one site. */
export interface NewSite {
  readonly id: string;
  readonly subnets: readonly NewSubnet[];
  /** The address by which machines reach the service. */
  readonly addr: string;
  /** The host of a mirror; null where none is named. */
  readonly mirror: string | null;
  readonly addressing: 'dhcp' | 'static';
}

/** The address of a network with this number. */
export function addressOf({ network }: Cidr, number: number): string {
  return formatIpv4((network + number) >>> 0);
}

/** vaq.yml: what all systems read. */
export function vaqDocument({ id, mirror, addressing }: NewSite): string {
  return `${modeline('vaq', 0)}# The version of the data model, and what every site, boot and host has unless it says otherwise itself.
version: 1
name: ${id}
metadata:
  # Where packages come from: the paths below it stand in boot/ and in the templates.
  mirror: ${mirror ?? NO_MIRROR}
  # How the installed system gets its address: \`dhcp\`, or \`static\` as the host states it. A host may have its own.
  addressing: ${addressing}
  timezone: Etc/UTC
  # Who may log in. The password's hash is nobody's and the key is an example: put your own here,
  # the one made by \`openssl passwd -6\`, the other from ~/.ssh/id_ed25519.pub.
  operator:
    password_hash: $6$abcdefgh$D7W7qyozKBT.t6FD3DVYHvADbIO0eSyI4.p20LaEUjro8PqTGYYo/EQcuNjhFbzo9Yg5ir1KIEqFY/yJpgFph0
    ssh_keys:
      - ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKmzP3dVnX8kQ0Yp1w5cTj7sB2aLrE9hG4uN6oF0iZxM operator
`;
}

const FILES_FOLDER = `  # Where the files of files.yml lie, each at its path there.
  files: files
`;

/** sites/<site>/env.yml. */
export function envDocument({ id, subnets, addr, mirror }: NewSite): string {
  const entries = subnets.map(
    (subnet) => `  - id: ${subnet.id}
    cidr: ${formatCidr(subnet.cidr)}
    gateway: ${subnet.gateway}
    dns: [${subnet.gateway}]
    domain_name: ${id}.example
`,
  );
  return `${modeline('env', 2)}# One place with its own networks.
id: ${id}
service:
  # \`server\` gives addresses, \`proxy\` stands beside another DHCP server, \`off\` leaves DHCP alone.
  dhcp_mode: server
  # The address of the machine on which \`vaq boot\` runs, as the hosts reach it.
  addr: ${addr}
${mirror === null ? FILES_FOLDER : ''}subnets:
${entries.join('')}`;
}

/** What stands before the hosts of a cluster: the document that all of them share. */
export const CLUSTER_HEADER = `${modeline('site-file', 2)}# What all hosts of this file share: the first document, without a name. Then a document a host.
metadata:
  # The disk that is erased.
  disk: /dev/sda
`;

/** What Git leaves alone. */
export const IGNORED = `# What vaq keeps beside the source of truth: what machines were given, and the key of their tokens.
.vaq/
# Kernels, initrds and images that are served from a folder.
files/
`;
