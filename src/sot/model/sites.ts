import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { type Cidr, formatCidr, networkAddress, parseCidr, parseIpv4 } from '../canonical/ipv4.ts';
import { finding, type Place, within } from '../place.ts';
import { type SiteEntry, statedId, type Tree } from '../tree.ts';
import { duplicateId } from './duplicate-id.ts';
import type { Site, Subnet } from './types.ts';
import { ADDRESS_OR_NAME, CIDR, canonical, DOMAIN_NAME, IPV4, malformed } from './values.ts';

interface Stated {
  readonly place: Place;
  readonly text: string | undefined;
}

/** A finding for each address of a list of places that is not one. */
function badAddresses(stated: readonly Stated[]): readonly Diagnostic[] {
  return stated.flatMap(({ place, text }) =>
    text === undefined || parseIpv4(text) !== null ? [] : [malformed(place, IPV4, text)],
  );
}

/** The address of a machine where that of the network belongs: often the gateway’s, or a slip of one digit. */
function hostBits(text: string, cidr: Cidr, place: Place): Diagnostic {
  const network = formatCidr(cidr);
  const message = `\`${text}\` is an address in the network \`${network}\`; write the network`;
  return finding(within(place, 'cidr'), { ruleId: 'value/cidr', severity: 'warning', message, fix: network });
}

function buildSubnet(data: Subnet['data'], place: Place, diagnostics: Diagnostic[]): Subnet | null {
  diagnostics.push(
    ...badAddresses([
      { place: within(place, 'gateway'), text: data.gateway },
      { place: within(place, 'service_addr'), text: data.service_addr },
      ...(data.dns ?? []).map((text, index) => ({ place: within(place, 'dns', index), text })),
    ]),
  );
  canonical(data.domain_name, within(place, 'domain_name'), DOMAIN_NAME, diagnostics);
  for (const [at, text] of (data.ntp ?? []).entries())
    canonical(text, within(place, 'ntp', at), ADDRESS_OR_NAME, diagnostics);
  const cidr = parseCidr(data.cidr);
  if (cidr !== null) {
    if (!data.cidr.startsWith(`${networkAddress(cidr)}/`)) diagnostics.push(hostBits(data.cidr, cidr, place));
    return { id: data.id, cidr, data, place };
  }
  diagnostics.push(malformed(within(place, 'cidr'), CIDR, data.cidr));
  return null;
}

function duplicateSubnets(subnets: readonly Subnet['data'][], site: Place): readonly Diagnostic[] {
  const idOf = (index: number): Place => within(site, 'subnets', index, 'id');
  return subnets.flatMap(({ id }, index) => {
    const first = subnets.findIndex((subnet) => subnet.id === id);
    return first === index ? [] : [duplicateId('subnet id', id, idOf(index), idOf(first))];
  });
}

function buildSite(
  { document, value, complete, folder }: SiteEntry<'env'>,
  diagnostics: Diagnostic[],
): Site | null {
  if (value === null) return null;
  const place = { document, path: [] };
  diagnostics.push(...badAddresses([{ place: within(place, 'service', 'addr'), text: value.service?.addr }]));
  diagnostics.push(...duplicateSubnets(value.subnets, place));
  const subnets = value.subnets
    .map((data, index) => buildSubnet(data, within(place, 'subnets', index), diagnostics))
    .filter((subnet) => subnet !== null);
  return { id: value.id, folder, subnets, complete, data: value, place };
}

/** The sites by folder, with their subnets; a second site of one id is a finding, and is left out. */
export function buildSites(tree: Tree): {
  readonly sites: ReadonlyMap<string, Site>;
  readonly diagnostics: readonly Diagnostic[];
} {
  const diagnostics: Diagnostic[] = [];
  const sites = new Map<string, Site>();
  const first = new Map<string, Place>();
  for (const entry of tree.envs) {
    const id = statedId(entry);
    const place = { document: entry.document, path: ['id'] };
    const earlier = id === null ? undefined : first.get(id);
    if (id !== null && earlier !== undefined) {
      diagnostics.push(duplicateId('site id', id, place, earlier));
      continue;
    }
    if (id !== null) first.set(id, place);
    const site = buildSite(entry, diagnostics);
    if (site !== null) sites.set(entry.folder, site);
  }
  return { sites, diagnostics };
}
