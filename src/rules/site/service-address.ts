import { cidrContains, parseIpv4 } from '../../sot/canonical/ipv4.ts';
import { finding, within } from '../../sot/place.ts';
import type { Rule } from '../rule.ts';

/** The service's address lies in a subnet of the site, so that machines without a router reach it too. */
export const serviceAddress: Rule = {
  id: 'site/service-address',
  severity: 'warning',
  summary: 'the address of the service lies in no subnet of the site',
  *check(model) {
    for (const { subnets, data, place } of model.sites) {
      // A subnet that could not be read might be the one; without any there is nothing to compare with.
      if (subnets.length === 0 || subnets.length < data.subnets.length) continue;
      const stated = [
        { address: data.service?.addr, at: within(place, 'service', 'addr') },
        ...subnets.map((subnet) => ({
          address: subnet.data.service_addr,
          at: within(subnet.place, 'service_addr'),
        })),
      ];
      for (const { address, at } of stated) {
        const number = address === undefined ? null : parseIpv4(address);
        if (number === null || subnets.some(({ cidr }) => cidrContains(cidr, number))) continue;
        const message = `the service’s address ${address} lies in no subnet of this site; machines reach it only if a router leads there`;
        yield finding(at, { ruleId: 'site/service-address', severity: 'warning', message });
      }
    }
  },
};
