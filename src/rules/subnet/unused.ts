import type { Rule } from '../rule.ts';
import { unused } from '../unused.ts';

/** A subnet has an interface of a host in it, or the service. */
export const unusedSubnet: Rule = {
  id: 'subnet/unused',
  severity: 'info',
  summary: 'no interface is in a subnet',
  check: (model) => {
    const inhabited = new Set(
      model.hosts.flatMap(({ interfaces }) => interfaces.map(({ subnet }) => subnet)),
    );
    // Of a site without hosts everything is unused; that it is empty says it all.
    const sites = new Set(model.hosts.map(({ site }) => site));
    const subnets = model.sites.filter((site) => sites.has(site)).flatMap((site) => site.subnets);
    return unused(model, 'subnet/unused', subnets, (subnet) =>
      inhabited.has(subnet) ? null : `no interface of a host is in the subnet \`${subnet.id}\``,
    );
  },
};
