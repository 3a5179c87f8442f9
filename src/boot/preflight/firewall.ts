import { firewallLines } from '../doctor/checks/firewall.ts';
import type { FirewallFacts } from '../doctor/facts.ts';
import { gatherFirewalls } from '../doctor/gather/firewalls.ts';
import { type NeededPort, neededPorts } from '../doctor/needed-ports.ts';
import type { Venue } from './venue.ts';

/** The ports that the command line names in the place of the usual ones. */
interface StatedPorts {
  readonly dhcpPort: number;
  readonly tftpPort: number;
  readonly pxePort?: number;
}

function bound({ dhcp, httpPort }: Pick<Venue, 'dhcp' | 'httpPort'>, stated: StatedPorts) {
  const { dhcpPort, tftpPort, pxePort } = stated;
  const others: Readonly<Partial<Record<NeededPort['service'], number | undefined>>> = {
    DHCP: dhcpPort,
    TFTP: tftpPort,
    PXE: pxePort,
  };
  return neededPorts({ dhcp, httpPort }).map((one) => ({ ...one, port: others[one.service] ?? one.port }));
}

/**
 * A line for each firewall of this machine whose rules keep out what machines ask of the ports that are bound, or may, with
 * what lets it in. Rules that only root may read are left to `vaq doctor`, and so are firewalls that ask the user themselves.
 */
export async function firewallHints(
  venue: Pick<Venue, 'places' | 'dhcp' | 'httpPort'>,
  stated: StatedPorts,
  gather: (serving: readonly string[]) => Promise<readonly FirewallFacts[]> = gatherFirewalls,
): Promise<readonly string[]> {
  const serving = [...new Set(venue.places.map(({ interfaceName }) => interfaceName))];
  const readable = (await gather(serving)).filter(
    ({ name, state }) => state === 'on' && ['nftables', 'iptables', 'ufw', 'firewalld'].includes(name),
  );
  const facts = { firewalls: readable, nodePath: process.execPath };
  return firewallLines(facts, bound(venue, stated)).flatMap(({ verdict, message, mend }) =>
    verdict === 'ok' ? [] : [`${message}; ${mend}`],
  );
}
