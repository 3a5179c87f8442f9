import { cannot, type Refusal } from '../../pipeline/refusal.ts';
import { cidrContains, parseIpv4 } from '../../sot/canonical/ipv4.ts';
import { bootSubnet } from '../../sot/model/bond.ts';
import type { Host, Site } from '../../sot/model/types.ts';
import type { Place } from '../preflight/places.ts';
import type { Venue } from '../preflight/venue.ts';

/** The name of the interface in a rehearsal, which has none. */
export const NO_INTERFACE = 'none';

/** Where a rehearsal is said to take place. */
export interface PlaceWish {
  /** The address of the service, in place of the source of truth's. */
  readonly addr: string | null;
  readonly httpPort: number | null;
}

function addressFor(host: Host, addr: string | null): string | null {
  return addr ?? bootSubnet(host)?.data.service_addr ?? host.site.data.service?.addr ?? null;
}

/** An address of the service as `vaq boot` would have it on an interface of its own: it stands in the networks that contain it. */
function placeAt(address: string, site: Site): Place {
  const number = parseIpv4(address)!;
  const isHere = site.subnets.some(({ cidr }) => cidrContains(cidr, number));
  return { interfaceName: NO_INTERFACE, address, networks: isHere ? [address] : [] };
}

/** The venue that `vaq boot` would have for these hosts of a site, whatever addresses this machine has. */
export function rehearsalVenue(
  site: Site,
  hosts: readonly Host[],
  { addr, httpPort }: PlaceWish,
): { readonly ok: true; readonly venue: Venue } | Refusal {
  const placeOf = new Map<string, Place>();
  const places = new Map<string, Place>();
  for (const host of hosts) {
    const address = addressFor(host, addr);
    if (address === null || parseIpv4(address) === null) {
      const what =
        address === null ? 'states no address' : `states \`${address}\`, which is no IPv4 address,`;
      return cannot(
        `the source of truth ${what} for the service of ${host.label}; give \`service.addr\` in env.yml, or --addr`,
      );
    }
    const place = places.get(address) ?? placeAt(address, site);
    places.set(address, place);
    placeOf.set(host.label, place);
  }
  const [first, ...others] = [...places.values()];
  if (first === undefined) return cannot(`the site \`${site.id}\` has no hosts`);
  return {
    ok: true,
    venue: {
      site,
      hosts,
      elsewhere: [],
      named: new Set(),
      places: [first, ...others],
      placeOf,
      httpPort: httpPort ?? site.data.service?.http_port ?? 80,
      dhcp: site.data.service?.dhcp_mode ?? 'server',
    },
  };
}
