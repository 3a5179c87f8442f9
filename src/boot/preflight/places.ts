import { cidrContains, parseIpv4 } from '../../sot/canonical/ipv4.ts';
import { bootSubnet } from '../../sot/model/bond.ts';
import type { Host, Site, Subnet } from '../../sot/model/types.ts';
import { choosePlace, type Interfaces, ipv4Of } from './interface.ts';

/** An address by which hosts reach the service, and the interface that has it. */
export interface Place {
  readonly interfaceName: string;
  readonly address: string;
  /** The addresses of the interface that lie in networks of the site: whoever it hears stands in one of these. */
  readonly networks: readonly string[];
}

/** Where the hosts of a site are served. */
export interface Places {
  /** One at least. */
  readonly places: readonly [Place, ...Place[]];
  /** The place of each host that is served, by `site/name`. */
  readonly placeOf: ReadonlyMap<string, Place>;
}

/** The places of a service, or a sentence that says what is missing and how to mend it. */
export type PlacesOutcome =
  | { readonly ok: true; readonly value: Places }
  | { readonly ok: false; readonly message: string };

/** What is to be served from which interfaces; none named stands for all. `addr` comes before what the site states. */
export interface PlacesWish {
  readonly names: readonly string[];
  readonly addr: string | null;
  readonly hosts: readonly Host[];
  readonly site: Site;
}

function contains({ cidr }: Subnet, address: string): boolean {
  return cidrContains(cidr, parseIpv4(address)!);
}

/** The address that the source of truth states for a host's way to the service, or null. */
function statedFor(host: Host): string | null {
  return bootSubnet(host)?.data.service_addr ?? host.site.data.service?.addr ?? null;
}

/** The place in the network that a host stands in, if an interface is plugged into it. */
function nearestTo(host: Host, places: readonly Place[]): Place | null {
  const subnet = bootSubnet(host);
  return places.find(({ address }) => subnet !== null && contains(subnet, address)) ?? null;
}

/** Why a host cannot be told the address that is stated: it stands on another interface, which may lead nowhere near. */
function misplaced(host: Host, told: Place, near: Place): string {
  const { id } = bootSubnet(host)!;
  return `hosts of the subnet \`${id}\` stand on the interface \`${near.interfaceName}\`, and would be told the address ${told.address}, which is on \`${told.interfaceName}\`; give the subnet \`service_addr: ${near.address}\``;
}

/** Every address of the interfaces as a place. */
function placesOf(interfaces: Interfaces, names: readonly string[], site: Site): readonly Place[] {
  return names.flatMap((interfaceName) => {
    const addresses = ipv4Of(interfaces[interfaceName]).map(({ address }) => address);
    const networks = addresses.filter((address) => site.subnets.some((subnet) => contains(subnet, address)));
    return addresses.map((address) => ({ interfaceName, address, networks }));
  });
}

/** Where to serve each host of a site: at the address that is stated for it, on the interface that has it. */
export function choosePlaces(
  interfaces: Interfaces,
  { names, addr, hosts, site }: PlacesWish,
): PlacesOutcome {
  const failure = (message: string): PlacesOutcome => ({ ok: false, message });
  if (addr !== null && names.length > 1)
    return failure(
      '--addr is one address, for all hosts; with several --interface, give each subnet `service_addr`',
    );
  const stated = [addr ?? [], hosts.flatMap((host) => statedFor(host) ?? [])].flat();
  for (const name of names) {
    // Only to say that there is no such interface.
    const found = choosePlace(interfaces, name, stated[0] ?? null);
    if (!found.ok && interfaces[name] === undefined) return failure(found.message);
  }
  const known = placesOf(interfaces, names.length > 0 ? names : Object.keys(interfaces), site);
  const placeOf = new Map<string, Place>();
  for (const host of hosts) {
    const wanted = addr ?? statedFor(host);
    // Where nothing is stated, an interface that was named and is plugged into the host's network says it.
    const near = names.length > 0 ? nearestTo(host, known) : null;
    const place = wanted === null ? near : known.find(({ address }) => address === wanted);
    if (place === null || place === undefined) continue;
    if (addr === null && near !== null && near.interfaceName !== place.interfaceName)
      return failure(misplaced(host, place, near));
    placeOf.set(host.label, place);
  }
  const [first, ...others] = [...new Set(placeOf.values())];
  const idle = names.find(
    (name) => ![...placeOf.values()].some(({ interfaceName }) => interfaceName === name),
  );
  if (first === undefined || idle !== undefined) {
    const found = choosePlace(interfaces, idle ?? names[0] ?? null, stated[0] ?? null);
    return failure(found.ok ? `no host is served on the interface \`${idle}\`` : found.message);
  }
  return { ok: true, value: { places: [first, ...others], placeOf } };
}
