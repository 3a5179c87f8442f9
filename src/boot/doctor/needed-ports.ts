import type { SiteFacts } from './facts.ts';

/** A port that the service of a site listens on. */
export interface NeededPort {
  readonly service: 'DHCP' | 'PXE' | 'TFTP' | 'HTTP';
  readonly protocol: 'udp' | 'tcp';
  readonly port: number;
}

/** The ports of a site; those of most sites where none is known. */
export function neededPorts(site: Pick<SiteFacts, 'dhcp' | 'httpPort'> | null): readonly NeededPort[] {
  const dhcp: readonly NeededPort[] = [
    { service: 'DHCP', protocol: 'udp', port: 67 },
    { service: 'PXE', protocol: 'udp', port: 4011 },
  ];
  return [
    ...(site?.dhcp === 'off' ? [] : dhcp),
    { service: 'TFTP', protocol: 'udp', port: 69 },
    { service: 'HTTP', protocol: 'tcp', port: site?.httpPort ?? 80 },
  ];
}
