import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Host, Interface } from '../../sot/model/types.ts';
import { finding, type Place, related, within } from '../../sot/place.ts';
import type { Rule } from '../rule.ts';

/** The addresses of a site's service, with the place of each. */
function serviceAddresses({ data, place, subnets }: Host['site']): ReadonlyMap<string, Place> {
  const found = new Map<string, Place>();
  for (const subnet of subnets) {
    const address = subnet.data.service_addr;
    if (address !== undefined) found.set(address, within(subnet.place, 'service_addr'));
  }
  const address = data.service?.addr;
  return address === undefined ? found : found.set(address, within(place, 'service', 'addr'));
}

function taken(
  label: string,
  { ipv4, subnet, place }: Interface,
  services: ReadonlyMap<string, Place>,
): Diagnostic | null {
  if (ipv4 === null) return null;
  const at = within(place, 'ipv4');
  const input = { ruleId: 'subnet/address-taken', hosts: [label] };
  const service = services.get(ipv4);
  if (service !== undefined) {
    const message = `${ipv4} is the address of the service; give the host another, or state \`never_provision: true\` if it is the machine that runs vaq`;
    return finding(at, { ...input, message, related: [related(service, 'the service')] });
  }
  if (subnet?.data.gateway !== ipv4) return null;
  const message = `${ipv4} is the gateway of the subnet \`${subnet.id}\`; while the host is installed, the others have no router`;
  const gateway = related(within(subnet.place, 'gateway'), 'the gateway');
  return finding(at, { ...input, severity: 'warning', message, related: [gateway] });
}

/** A host that is installed has neither the address of the service that installs it, nor (a warning: routers are hosts too) that of its gateway. */
export const addressTaken: Rule = {
  id: 'subnet/address-taken',
  severity: 'error',
  summary: 'a host has the address of the service or of the gateway',
  *check(model) {
    const services = new Map(model.sites.map((site) => [site, serviceAddresses(site)]));
    for (const { label, site, interfaces, data } of model.hosts) {
      if (data.never_provision) continue;
      for (const item of interfaces) {
        const found = taken(label, item, services.get(site)!);
        if (found !== null) yield found;
      }
    }
  },
};
