import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { cidrContains, parseIpv4 } from '../canonical/ipv4.ts';
import { parseMac } from '../canonical/mac.ts';
import { finding, keyFinding, type Place, within } from '../place.ts';
import type { Interface as InterfaceData } from '../schema/generated/types.ts';
import type { Interface, Site, Subnet } from './types.ts';
import { unknownId } from './unknown-id.ts';

/** The value in its canonical form, or null with a finding that says what it should be. */
function canonical(
  text: string | undefined,
  place: Place,
  parse: (text: string) => string | null,
  problem: { readonly ruleId: string; readonly expected: string },
  diagnostics: Diagnostic[],
): string | null {
  if (text === undefined) return null;
  const value = parse(text);
  if (value === null) {
    diagnostics.push(
      finding(place, { ruleId: problem.ruleId, message: `\`${text}\` is not ${problem.expected}` }),
    );
  }
  return value;
}

const MAC = {
  ruleId: 'value/mac',
  expected: 'a MAC: six pairs of hexadecimal digits, as `52:54:00:12:34:56`',
};
const IPV4 = {
  ruleId: 'value/ipv4',
  expected: 'an IPv4 address: four numbers from 0 to 255, as `198.51.100.7`',
};

function canonicalIpv4(text: string): string | null {
  return parseIpv4(text) === null ? null : text;
}

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
    const exists = stated !== undefined || site.data.subnets.some(({ id }) => id === data.subnet);
    if (!exists)
      diagnostics.push(
        unknownId(
          within(place, 'subnet'),
          'subnet',
          data.subnet,
          site.subnets.map(({ id }) => id),
        ),
      );
    return stated ?? null;
  }
  const address = ipv4 === null ? null : parseIpv4(ipv4);
  if (address === null) return null;
  const containing = site.subnets.filter(({ cidr }) => cidrContains(cidr, address));
  if (containing.length === 1) return containing[0]!;
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
    const mac = canonical(data.mac, within(place, 'mac'), parseMac, MAC, diagnostics);
    const ipv4 = canonical(data.ipv4, within(place, 'ipv4'), canonicalIpv4, IPV4, diagnostics);
    const subnet = subnetOf(data, ipv4, site, place, diagnostics);
    return { type: data.type, mac, ipv4, subnet, ignoreDhcp: data.ignore_dhcp ?? false, data, place };
  });
}
