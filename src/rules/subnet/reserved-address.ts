import { broadcastAddress, formatCidr, networkAddress } from '../../sot/canonical/ipv4.ts';
import type { Subnet } from '../../sot/model/types.ts';
import { finding, related, within } from '../../sot/place.ts';
import type { Rule } from '../rule.ts';

/** The addresses of a subnet that no machine can have, with what they are; a network of two addresses or one has none (RFC 3021). */
function reservedIn({ cidr }: Subnet): ReadonlyMap<string, string> {
  const lowest = [networkAddress(cidr), 'network address'] as const;
  return new Map(cidr.prefix > 30 ? [] : [lowest, [broadcastAddress(cidr), 'broadcast address']]);
}

function messageOf(address: string, what: string, { id, cidr }: Subnet): string {
  return `${address} is the ${what} of the subnet \`${id}\`, ${formatCidr(cidr)}; no machine can have it`;
}

/** No machine and no router has the lowest or the highest address of its subnet. */
export const reservedAddress: Rule = {
  id: 'subnet/reserved-address',
  severity: 'error',
  summary: 'an address is the network or broadcast address of its subnet',
  *check(model) {
    const subnets = model.sites.flatMap((site) => site.subnets);
    const reserved = new Map(subnets.map((subnet) => [subnet, reservedIn(subnet)]));
    for (const { label, interfaces } of model.hosts) {
      for (const { ipv4, subnet, place } of interfaces) {
        const what = ipv4 === null || subnet === null ? undefined : reserved.get(subnet)?.get(ipv4);
        if (what === undefined) continue;
        yield finding(within(place, 'ipv4'), {
          ruleId: 'subnet/reserved-address',
          message: messageOf(ipv4!, what, subnet!),
          hosts: [label],
          related: [related(within(subnet!.place, 'cidr'), 'the subnet')],
        });
      }
    }
    for (const [subnet, addresses] of reserved) {
      for (const key of ['gateway', 'service_addr'] as const) {
        const what = addresses.get(subnet.data[key] ?? '');
        if (what === undefined) continue;
        const message = messageOf(subnet.data[key]!, what, subnet);
        yield finding(within(subnet.place, key), { ruleId: 'subnet/reserved-address', message });
      }
    }
  },
};
