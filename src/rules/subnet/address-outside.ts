import { cidrContains, parseIpv4 } from '../../sot/canonical/ipv4.ts';
import { finding, type Place, related, within } from '../../sot/place.ts';
import type { Rule } from '../rule.ts';

/** An interface's address, and a subnet's gateway, lie inside the subnet. A BMC's may lie elsewhere: real racks have that, so it is a warning. */
export const addressOutside: Rule = {
  id: 'subnet/address-outside',
  severity: 'error',
  summary: 'an address lies outside its subnet',
  *check(model) {
    for (const { label, interfaces } of model.hosts) {
      for (const { ipv4, subnet, place, type } of interfaces) {
        const address = ipv4 === null ? null : parseIpv4(ipv4);
        if (address === null || subnet === null || cidrContains(subnet.cidr, address)) continue;
        yield finding(within(place, 'ipv4'), {
          ruleId: 'subnet/address-outside',
          severity: type === 'bmc' ? 'warning' : 'error',
          message: `${ipv4} lies outside the subnet \`${subnet.id}\`, ${subnet.data.cidr}`,
          hosts: [label],
          related: [related(within(subnet.place, 'cidr'), 'the subnet')],
        });
      }
    }
    for (const { subnets } of model.sites) {
      for (const { id, cidr, data, place } of subnets) {
        const gateway = data.gateway === undefined ? null : parseIpv4(data.gateway);
        if (gateway === null || cidrContains(cidr, gateway)) continue;
        const at: Place = within(place, 'gateway');
        const message = `the gateway ${data.gateway} lies outside the subnet \`${id}\`, ${data.cidr}`;
        yield finding(at, { ruleId: 'subnet/address-outside', message });
      }
    }
  },
};
