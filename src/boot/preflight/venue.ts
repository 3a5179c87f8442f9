import { networkInterfaces } from 'node:os';
import type { Opened } from '../../pipeline/open.ts';
import { cannot, type Refusal, wrong } from '../../pipeline/refusal.ts';
import { select } from '../../pipeline/select.ts';
import { lacksAddress } from '../../sot/model/identity.ts';
import type { Host, Site } from '../../sot/model/types.ts';
import type { Interfaces } from './interface.ts';
import { choosePlaces, type Place, type Places } from './places.ts';

/** What the command line says of the place. */
export interface VenueRequest {
  readonly site: string | null;
  /** None stands for whichever have the addresses of the service. */
  readonly interfaceNames: readonly string[];
  readonly addr: string | null;
  readonly httpPort: number | null;
  /** In place of the site's own mode. */
  readonly dhcp: DhcpMode | null;
  readonly hosts: readonly string[];
}

/** What the service does of DHCP: addresses and boots, boots beside another server, or nothing. */
export type DhcpMode = 'server' | 'proxy' | 'off';

/** Where and for which site the service will run. */
export interface Venue {
  readonly site: Site;
  /** The hosts that are served. */
  readonly hosts: readonly Host[];
  /** The other hosts of the site: their address of the service is on no interface that is served. */
  readonly elsewhere: readonly Host[];
  readonly named: ReadonlySet<string>;
  readonly places: Places['places'];
  readonly placeOf: Places['placeOf'];
  readonly httpPort: number;
  readonly dhcp: DhcpMode;
}

/** A thing that was asked for, or why it cannot be. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | Refusal;

/** The site that is named, or the only one; refuses where that is not certain. */
export function chooseSite({ model }: Pick<Opened, 'model'>, id: string | null): Outcome<Site> {
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

/** The URL of the service at an address, without a slash at the end. */
export function urlAt({ address }: Pick<Place, 'address'>, httpPort: number): string {
  return `http://${address}${httpPort === 80 ? '' : `:${httpPort}`}`;
}

/** The URL by which a host that is served reaches the service. */
export function urlOf({ placeOf, httpPort }: Pick<Venue, 'placeOf' | 'httpPort'>, { label }: Host): string {
  return urlAt(placeOf.get(label)!, httpPort);
}

/** A sentence about hosts that were named and cannot be reached from here; null where there are none. */
function unreached(named: readonly Host[], { placeOf }: Places): string | null {
  const labels = named.filter(({ label }) => !placeOf.has(label)).map(({ label }) => label);
  if (labels.length === 0) return null;
  return `the address by which ${labels.join(', ')} would reach the service is on no interface that is served; give the interface by --interface, or --addr`;
}

/** A sentence about hosts that cannot be given an address, because the site leaves that to another server. */
function withoutAddress(hosts: readonly Host[]): string {
  const labels = hosts.map(({ label }) => label).join(', ');
  return `--dhcp server gives addresses, and ${labels} ${hosts.length === 1 ? 'has' : 'have'} no \`ipv4\` in the source of truth: write it there, or leave out --dhcp`;
}

/** Which site to serve, at which addresses of which interfaces; refuses where that is not certain. */
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
  const { interfaceNames: names, addr } = request;
  const places = choosePlaces(interfaces, { names, addr, hosts, site });
  if (!places.ok) return cannot(places.message);
  const { placeOf } = places.value;
  const named = request.hosts.length === 0 ? [] : selected.hosts;
  const trouble = unreached(named, places.value);
  if (trouble !== null) return cannot(trouble);
  const served = hosts.filter(({ label }) => placeOf.has(label));
  const dhcp = request.dhcp ?? site.data.service?.dhcp_mode ?? 'server';
  const addressless = dhcp === 'server' ? served.filter((host) => lacksAddress(host, dhcp)) : [];
  if (addressless.length > 0) return cannot(withoutAddress(addressless));
  return {
    ok: true,
    value: {
      site,
      hosts: served,
      elsewhere: hosts.filter(({ label }) => !placeOf.has(label)),
      named: new Set(named.map(({ label }) => label)),
      ...places.value,
      httpPort: request.httpPort ?? site.data.service?.http_port ?? 80,
      dhcp,
    },
  };
}
