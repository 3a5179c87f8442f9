import { finding, within } from '../../sot/place.ts';
import type { Rule } from '../rule.ts';

/** A site has a subnet: addresses, routers and name servers are told by subnet. */
export const noSubnets: Rule = {
  id: 'site/no-subnets',
  severity: 'warning',
  summary: 'a site has no subnet',
  *check(model) {
    for (const { data, place } of model.sites) {
      if (data.subnets.length > 0) continue;
      const message = 'this site has no subnet, so that none of its hosts can be given an address; add one';
      yield finding(within(place, 'subnets'), { ruleId: 'site/no-subnets', severity: 'warning', message });
    }
  },
};
