import { broadcastAddress, formatCidr, networkAddress } from '../../sot/canonical/ipv4.ts';
import type { Subnet } from '../../sot/model/types.ts';
import { finding, related, within } from '../../sot/place.ts';
import type { Rule } from '../rule.ts';

/** Why no machine can have an address of a subnet, or null where one can; a network of two addresses or one reserves none (RFC 3021). */
function problemOf(address: string, { id, cidr }: Subnet): string | null {
  const isNetwork = address === networkAddress(cidr);
  if (cidr.prefix > 30 || (!isNetwork && address !== broadcastAddress(cidr))) return null;
  const what = isNetwork ? 'network address' : 'broadcast address';
  return `${address} is the ${what} of the subnet \`${id}\`, ${formatCidr(cidr)}; no machine can have it`;
}

/** No machine and no router has the lowest or the highest address of its subnet. */
export const reservedAddress: Rule = {
  id: 'subnet/reserved-address',
  severity: 'error',
  summary: 'an address is the network or broadcast address of its subnet',
  *check(model) {
    for (const { label, interfaces } of model.hosts) {
      for (const { ipv4, subnet, place } of interfaces) {
        const message = ipv4 === null || subnet === null ? null : problemOf(ipv4, subnet);
        if (message === null) continue;
        yield finding(within(place, 'ipv4'), {
          ruleId: 'subnet/reserved-address',
          message,
          hosts: [label],
          related: [related(within(subnet!.place, 'cidr'), 'the subnet')],
        });
      }
    }
    for (const subnet of model.sites.flatMap(({ subnets }) => subnets)) {
      for (const key of ['gateway', 'service_addr'] as const) {
        const address = subnet.data[key];
        const message = address === undefined ? null : problemOf(address, subnet);
        if (message === null) continue;
        yield finding(within(subnet.place, key), { ruleId: 'subnet/reserved-address', message });
      }
    }
  },
};
