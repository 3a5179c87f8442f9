import { bootSubnet } from '../../../sot/model/bond.ts';
import type { Model, Site, Subnet } from '../../../sot/model/types.ts';
import type { SiteFacts } from '../facts.ts';

/** What a site wants of the machine that serves it: each network in which one of its hosts boots. */
export function siteFacts(model: Model, site: Site): SiteFacts {
  const { service } = site.data;
  const hosts = model.hosts.filter((host) => host.site === site);
  const subnets = new Set(hosts.flatMap((host): readonly Subnet[] => [bootSubnet(host) ?? []].flat()));
  return {
    id: site.id,
    dhcp: service?.dhcp_mode ?? 'server',
    httpPort: service?.http_port ?? 80,
    networks: [...subnets].map(({ id, cidr, data }) => ({
      id,
      network: cidr,
      told: data.service_addr ?? service?.addr ?? null,
    })),
  };
}
