import { nearest } from '../../diagnostics/nearest.ts';
import { parseHostLabel } from '../../sot/canonical/hostname.ts';
import { cidrContains, parseCidr, parseIpv4 } from '../../sot/canonical/ipv4.ts';
import { type Refusal, wrong } from '../refusal.ts';
import { addressOf, type NewSite, type NewSubnet } from './site-documents.ts';
import { STARTERS, type Starter } from './systems.ts';

/** What was asked of a new source of truth, as it was written; null where nothing was said. */
export interface InitWish {
  readonly systems: readonly string[];
  readonly site: string;
  /** Each a network, or `ID=NETWORK`. */
  readonly subnets: readonly string[];
  readonly gateway: string | null;
  readonly addr: string | null;
  readonly mirror: string | null;
  readonly addressing: 'dhcp' | 'static';
}

type Read<T> = { readonly ok: true; readonly value: T } | Refusal;

/** The starters with these ids, each once. */
export function readSystems(ids: readonly string[]): Read<readonly Starter[]> {
  const found = new Set<Starter>();
  for (const id of ids) {
    const starter = STARTERS.find((one) => one.id === id);
    if (starter === undefined) return wrong(unknownSystem(id));
    found.add(starter);
  }
  return { ok: true, value: STARTERS.filter((starter) => found.has(starter)) };
}

function unknownSystem(id: string): string {
  const ids = STARTERS.map((starter) => starter.id);
  const meant = nearest(id, ids);
  const help = meant === null ? `there are ${ids.join(', ')}` : `did you mean \`${meant}\`?`;
  return `there is no system \`${id}\`: ${help}`;
}

/** Smaller networks have no place for a router, the service and a machine. */
const LONGEST_PREFIX = 29;

function readSubnet(text: string, otherwise: string): Read<NewSubnet> {
  const [, id = otherwise, network = ''] = /^(?:([^=]*)=)?(.*)$/s.exec(text)!;
  const cidr = parseCidr(network);
  if (parseHostLabel(id) === null)
    return wrong(
      `\`${id}\` cannot be the id of a subnet: letters, digits and hyphens are expected, as in \`rack1=198.51.100.0/24\``,
    );
  if (cidr === null)
    return wrong(
      `\`${network}\` is no IPv4 network: an address and a prefix are expected, as in \`198.51.100.0/24\``,
    );
  if (cidr.prefix > LONGEST_PREFIX)
    return wrong(
      `\`${network}\` is too small for a router, the service and machines; the longest prefix is /${LONGEST_PREFIX}`,
    );
  return { ok: true, value: { id, cidr, gateway: addressOf(cidr, 1) } };
}

/** Reads what is said of the site; a network without an id has that of its site’s first rack. */
export function readSite(wish: InitWish, subnetId: string): Read<NewSite> {
  const { gateway, addr, mirror, addressing } = wish;
  const id = parseHostLabel(wish.site);
  if (id === null)
    return wrong(
      `\`${wish.site}\` cannot be the id of a site: letters, digits and hyphens are expected, as in \`ams1\``,
    );
  if (mirror !== null && !/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d+)?$/i.test(mirror))
    return wrong(
      `\`${mirror}\` is no host of a mirror: a name or an address is expected, as in \`mirror.example\``,
    );
  const subnets: NewSubnet[] = [];
  for (const text of wish.subnets) {
    const read = readSubnet(text, subnetId);
    if (!read.ok) return read;
    if (subnets.some((other) => other.id === read.value.id))
      return wrong(
        `two subnets have the id \`${read.value.id}\`; give each its own, as in \`--subnet rack2=203.0.113.0/24\``,
      );
    subnets.push(read.value);
  }
  const [first, ...others] = subnets;
  const service = addr ?? addressOf(first!.cidr, 2);
  if (parseIpv4(service) === null) return wrong(`\`${service}\` is no IPv4 address`);
  if (gateway === null) return { ok: true, value: { id, subnets, addr: service, mirror, addressing } };
  const address = parseIpv4(gateway);
  if (address === null || !cidrContains(first!.cidr, address))
    return wrong(`\`${gateway}\` is no address of ${wish.subnets[0]!}, whose gateway it is to be`);
  const routed = [{ ...first!, gateway }, ...others];
  return { ok: true, value: { id, subnets: routed, addr: service, mirror, addressing } };
}
