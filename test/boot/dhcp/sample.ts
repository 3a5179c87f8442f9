import type { Architecture } from '../../../src/boot/dhcp/client.ts';
import type { DhcpHost, DhcpServerIdentity } from '../../../src/boot/dhcp/host.ts';

/** The server of all samples. */
export const SERVER: DhcpServerIdentity = { address: '198.51.100.1', networks: [] };

const TFTP: Partial<Record<Architecture, string>> = {
  bios: 'undionly.kpxe',
  'efi-x86_64': 'snponly.efi',
  'efi-arm64': 'snponly-arm64.efi',
};

const HTTP: Partial<Record<Architecture, string>> = {
  'http-x86_64': 'http://198.51.100.1/boot/snponly.efi',
};

/** A host that has everything that DHCP can say, due for a network boot, with some of it changed. */
export function sampleHost(changes: Partial<DhcpHost> = {}): DhcpHost {
  return {
    label: 'ams1/r1-01',
    address: '198.51.100.11',
    netmask: '255.255.255.0',
    broadcast: '198.51.100.255',
    router: '198.51.100.254',
    dns: ['198.51.100.2', '198.51.100.3'],
    ntp: ['198.51.100.4'],
    domainName: 'ams1.example',
    hostname: 'r1-01',
    extraOptions: [],
    leaseSeconds: 3600,
    boot: 'network',
    scriptUrl: 'http://198.51.100.1/boot.ipxe',
    tftpProgram: (architecture) => TFTP[architecture] ?? null,
    httpProgram: (architecture) => HTTP[architecture] ?? null,
    ...changes,
  };
}
