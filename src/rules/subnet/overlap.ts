import { cidrsOverlap, formatCidr } from '../../sot/canonical/ipv4.ts';
import { finding, related, within } from '../../sot/place.ts';
import type { Rule } from '../rule.ts';

/** No two subnets of a site share an address; one that overlaps several is said once, with the first of them. */
export const overlap: Rule = {
  id: 'subnet/overlap',
  severity: 'error',
  summary: 'two subnets of a site share addresses',
  *check(model) {
    for (const { subnets } of model.sites) {
      for (const [index, { id, cidr, place }] of subnets.entries()) {
        // Two of one id are a mistake of their own.
        const first = subnets
          .slice(0, index)
          .find((earlier) => earlier.id !== id && cidrsOverlap(earlier.cidr, cidr));
        if (first === undefined) continue;
        yield finding(within(place, 'cidr'), {
          ruleId: 'subnet/overlap',
          message: `${formatCidr(cidr)} overlaps the subnet \`${first.id}\`, ${formatCidr(first.cidr)}: an address in both has two gateways`,
          related: [related(within(first.place, 'cidr'), 'the other subnet')],
        });
      }
    }
  },
};
