import { cidrContains, parseIpv4 } from '../../sot/canonical/ipv4.ts';
import type { InterfaceFacts, SiteFacts } from './facts.ts';

/** The interfaces that a site is served on: they have an address of the service, or one in its networks. */
export function servingInterfaces(
  interfaces: readonly InterfaceFacts[],
  { networks }: Pick<SiteFacts, 'networks'>,
): readonly InterfaceFacts[] {
  const told = new Set(networks.map((one) => one.told));
  return interfaces.filter(
    ({ kind, addresses }) =>
      addresses.some(({ address }) => told.has(address)) ||
      // Containers and tunnels in these networks are in the way, and serve nobody.
      ((kind === 'wired' || kind === 'wireless' || kind === 'virtual') &&
        addresses.some(({ address }) =>
          networks.some(({ network }) => cidrContains(network, parseIpv4(address)!)),
        )),
  );
}
