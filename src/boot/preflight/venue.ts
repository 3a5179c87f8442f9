import { networkInterfaces } from 'node:os';
import type { Opened } from '../../pipeline/open.ts';
import { cannot, type Refusal, wrong } from '../../pipeline/refusal.ts';
import { select } from '../../pipeline/select.ts';
import type { Host, Site } from '../../sot/model/types.ts';
import { choosePlace, type Interfaces } from './interface.ts';

/** What the command line says of the place. */
export interface VenueRequest {
  readonly site: string | null;
  readonly interfaceName: string | null;
  readonly addr: string | null;
  readonly httpPort: number | null;
  readonly hosts: readonly string[];
}

/** What the service does of DHCP: addresses and boots, boots beside another server, or nothing. */
export type DhcpMode = 'server' | 'proxy' | 'off';

/** Where and for which site the service will run. */
export interface Venue {
  readonly site: Site;
  readonly hosts: readonly Host[];
  readonly named: ReadonlySet<string>;
  readonly interfaceName: string;
  readonly address: string;
  readonly baseUrl: string;
  readonly httpPort: number;
  readonly dhcp: DhcpMode;
}

/** A thing that was asked for, or why it cannot be. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | Refusal;

function chooseSite({ model }: Opened, id: string | null): Outcome<Site> {
  const [only, ...others] = model.sites;
  if (id === null && only !== undefined && others.length === 0) return { ok: true, value: only };
  const found = model.sites.find((site) => site.id === id);
  if (found !== undefined) return { ok: true, value: found };
  const ids = model.sites.map((site) => site.id).join(', ');
  if (ids === '') return cannot('the source of truth has no site');
  return wrong(
    id === null
      ? `there are several sites; say which with --site: ${ids}`
      : `the site \`${id}\` does not exist; there are ${ids}`,
  );
}

/** The addresses by which the hosts of a site reach the service; null stands for none. */
function statedAddresses(hosts: readonly Host[], { data }: Site): readonly (string | null)[] {
  const own = hosts.map(({ primary }) => primary?.subnet?.data.service_addr ?? data.service?.addr ?? null);
  return [...new Set(own)];
}

/** Which site, interface and address to serve; refuses where that is not certain. */
export function chooseVenue(
  opened: Opened,
  request: VenueRequest,
  interfaces: Interfaces = networkInterfaces(),
): Outcome<Venue> {
  const chosen = chooseSite(opened, request.site);
  if (!chosen.ok) return chosen;
  const site = chosen.value;
  const selected = select(opened.model, { hosts: request.hosts, site: site.id });
  if (!selected.ok) return wrong(selected.message);
  const hosts = opened.model.hosts.filter((host) => host.site.id === site.id);
  if (hosts.length === 0) return cannot(`the site \`${site.id}\` has no hosts`);
  const stated = statedAddresses(hosts, site);
  if (request.addr === null && stated.length > 1) {
    return cannot(
      'the hosts of this site reach the service by different addresses; this version of vaq serves one, say which with --addr',
    );
  }
  const place = choosePlace(interfaces, request.interfaceName, request.addr ?? stated[0] ?? null);
  if (!place.ok) return cannot(place.message);
  const { name: interfaceName, address } = place;
  const httpPort = request.httpPort ?? site.data.service?.http_port ?? 80;
  return {
    ok: true,
    value: {
      site,
      hosts,
      named: new Set(request.hosts.length === 0 ? [] : selected.hosts.map(({ label }) => label)),
      interfaceName,
      address,
      baseUrl: `http://${address}${httpPort === 80 ? '' : `:${httpPort}`}`,
      httpPort,
      dhcp: site.data.service?.dhcp_mode ?? 'server',
    },
  };
}
