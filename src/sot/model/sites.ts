import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { parseCidr, parseIpv4 } from '../canonical/ipv4.ts';
import { finding, type Place, related, within } from '../place.ts';
import { type SiteEntry, statedId, type Tree } from '../tree.ts';
import type { Site, Subnet } from './types.ts';

function malformed(place: Place, ruleId: string, what: string, text: string): Diagnostic {
  return finding(place, { ruleId, message: `\`${text}\` is not ${what}` });
}

/** A finding for each address of a list of places that is not one. */
function badAddresses(
  places: readonly { readonly place: Place; readonly text: string | undefined }[],
): Diagnostic[] {
  return places
    .filter(({ text }) => text !== undefined && parseIpv4(text) === null)
    .map(({ place, text }) =>
      malformed(place, 'value/ipv4', 'an IPv4 address: four numbers from 0 to 255, as `198.51.100.7`', text!),
    );
}

function buildSubnet(
  data: Site['data']['subnets'][number],
  place: Place,
  diagnostics: Diagnostic[],
): Subnet | null {
  diagnostics.push(
    ...badAddresses([
      { place: within(place, 'gateway'), text: data.gateway },
      { place: within(place, 'service_addr'), text: data.service_addr },
      ...(data.dns ?? []).map((text, index) => ({ place: within(place, 'dns', index), text })),
    ]),
  );
  const cidr = parseCidr(data.cidr);
  if (cidr !== null) return { id: data.id, cidr, data, place };
  diagnostics.push(
    malformed(
      within(place, 'cidr'),
      'value/cidr',
      'a network: an address, a slash and 0 to 32, as `198.51.100.0/24`',
      data.cidr,
    ),
  );
  return null;
}

function buildSite({ document, value, folder }: SiteEntry<'env'>, diagnostics: Diagnostic[]): Site | null {
  if (value === null) return null;
  const place = { document, path: [] };
  diagnostics.push(...badAddresses([{ place: within(place, 'service', 'addr'), text: value.service?.addr }]));
  const subnets = value.subnets.map((data, index) =>
    buildSubnet(data, within(place, 'subnets', index), diagnostics),
  );
  return { id: value.id, folder, subnets: subnets.filter((subnet) => subnet !== null), data: value, place };
}

/** The sites by folder, with their subnets; a second site of one id is a finding. */
export function buildSites(tree: Tree): {
  readonly sites: ReadonlyMap<string, Site>;
  readonly diagnostics: readonly Diagnostic[];
} {
  const diagnostics: Diagnostic[] = [];
  const sites = new Map<string, Site>();
  const first = new Map<string, SiteEntry<'env'>>();
  for (const entry of tree.envs) {
    const id = statedId(entry);
    const earlier = id === null ? undefined : first.get(id);
    if (earlier !== undefined) {
      const here = { document: entry.document, path: ['id'] };
      const there = related({ document: earlier.document, path: ['id'] }, 'first used here');
      diagnostics.push(
        finding(here, {
          ruleId: 'link/duplicate-id',
          message: `the site id \`${id}\` is used twice`,
          related: [there],
        }),
      );
      continue;
    }
    if (id !== null) first.set(id, entry);
    const site = buildSite(entry, diagnostics);
    if (site !== null) sites.set(entry.folder, site);
  }
  return { sites, diagnostics };
}
