import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { cidrContains, parseIpv4 } from '../canonical/ipv4.ts';
import { keyFinding, type Place, within } from '../place.ts';
import type { Interface as InterfaceData } from '../schema/generated/types.ts';
import { stationMac } from './station-mac.ts';
import type { Interface, Site, Subnet } from './types.ts';
import { unknownId } from './unknown-id.ts';
import { canonical, DNS_NAME, IP, IPV4, IPV6 } from './values.ts';

function subnetOf(
  data: InterfaceData,
  ipv4: string | null,
  site: Site,
  place: Place,
  diagnostics: Diagnostic[],
): Subnet | null {
  if (data.subnet !== undefined) {
    const stated = site.subnets.find(({ id }) => id === data.subnet);
    // A subnet that is itself malformed has been reported where it stands.
    const known = site.data.subnets.map(({ id }) => id);
    if (!known.includes(data.subnet)) {
      diagnostics.push(unknownId(within(place, 'subnet'), 'subnet', data.subnet, known));
    }
    return stated ?? null;
  }
  const address = ipv4 === null ? null : parseIpv4(ipv4);
  if (address === null) return null;
  const containing = site.subnets.filter(({ cidr }) => cidrContains(cidr, address));
  if (containing.length === 1) return containing[0]!;
  const isAnyMalformed = site.subnets.length < site.data.subnets.length;
  if (containing.length === 0 && isAnyMalformed) return null;
  const which =
    containing.length === 0
      ? 'no subnet of the site contains it'
      : `${containing.map(({ id }) => `\`${id}\``).join(' and ')} contain it`;
  const message = `the subnet of \`${ipv4}\` is not stated and ${which}; add \`subnet:\``;
  diagnostics.push(keyFinding(within(place, 'ipv4'), { ruleId: 'link/no-subnet', message }));
  return null;
}

/** The interfaces of a host, canonical and with their subnets, in the order of the document. */
export function buildInterfaces(
  items: readonly InterfaceData[],
  site: Site,
  host: Place,
  diagnostics: Diagnostic[],
): readonly Interface[] {
  return items.map((data, index) => {
    const place = within(host, 'interfaces', index);
    const mac = stationMac(data.mac, within(place, 'mac'), diagnostics);
    const ipv4 = canonical(data.ipv4, within(place, 'ipv4'), IPV4, diagnostics);
    canonical(data.ipv6, within(place, 'ipv6'), IPV6, diagnostics);
    for (const [at, text] of (data.addresses ?? []).entries())
      canonical(text, within(place, 'addresses', at), IP, diagnostics);
    canonical(data.hostname, within(place, 'hostname'), DNS_NAME, diagnostics);
    const subnet = subnetOf(data, ipv4, site, place, diagnostics);
    return { type: data.type, mac, ipv4, subnet, ignoreDhcp: data.ignore_dhcp ?? false, data, place };
  });
}
