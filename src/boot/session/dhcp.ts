import { broadcastAddress, netmask, parseIpv4 } from '../../sot/canonical/ipv4.ts';
import { optionBytes } from '../../sot/dhcp-option.ts';
import { leaseOf } from '../../sot/model/bond.ts';
import type { Host, Interface, Subnet } from '../../sot/model/types.ts';
import type { Architecture, DhcpClient } from '../dhcp/client.ts';
import type { BootTarget, DhcpHost, DhcpServerIdentity, ExtraOption } from '../dhcp/host.ts';
import { isFound } from './directory.ts';
import type { Session } from './session.ts';

/** Long enough for any installation, short enough that a changed address is taken up the same day. */
const LEASE_SECONDS = 3600;

/** What the service says of itself in DHCP replies on one interface. */
export interface DhcpService {
  /** As whom the service answers a host on this interface; null where the host is served on another one. */
  readonly serverOf: (host: Host) => DhcpServerIdentity | null;
  readonly scriptUrl: (host: Host) => string;
  /** The name under which a host's program is served over TFTP, or null. */
  readonly tftpProgram: (host: Host, architecture: Architecture) => string | null;
  /** The URL of a host's program for UEFI HTTP boot, or null. */
  readonly httpProgram: (host: Host, architecture: Architecture) => string | null;
}

/** An interface that DHCP can answer. */
export type Addressed = Interface & { readonly ipv4: string; readonly subnet: Subnet };

/** Who a DHCP client is: a host on one of its interfaces, nobody, or somebody who is left alone for a reason. */
export type Asker<Iface extends Interface = Interface> =
  | { readonly kind: 'host'; readonly host: Host; readonly iface: Iface }
  | { readonly kind: 'unknown' }
  /** `host` is null where two hosts claim the client. */
  | { readonly kind: 'refused'; readonly host: Host | null; readonly reason: string };

function isAddressed(iface: Interface): iface is Addressed {
  return iface.ipv4 !== null && iface.subnet !== null;
}

/** Who a client is, if it has an address to be given. */
export function leaseholderOf(session: Session, client: DhcpClient): Asker<Addressed> {
  const asker = askerOf(session, client);
  if (asker.kind !== 'host') return asker;
  const { host } = asker;
  const iface = leaseOf(host.interfaces, asker.iface);
  if (isAddressed(iface)) return { kind: 'host', host, iface };
  return { kind: 'refused', host, reason: 'it has no address on this interface' };
}

/** Who a client is; an interface that has `ignore_dhcp`, a conflict and a stranger are all left alone. */
export function askerOf(session: Session, client: DhcpClient): Asker {
  const { directory } = session.parts;
  const identity = { mac: client.mac, uuid: client.uuid, serial: null };
  let found = directory.find(identity);
  if (found === 'unknown') found = directory.find({ ...identity, uuid: client.uuidBigEndian });
  if (found === 'unknown') return { kind: 'unknown' };
  if (!isFound(found)) return { kind: 'refused', host: null, reason: found.conflict };
  const { host } = found;
  const refused = (reason: string): Asker => ({ kind: 'refused', host, reason });
  // A second card of a host that is known by its MACs would get the address that the first one has.
  const hasMacs = host.interfaces.some(({ mac }) => mac !== null);
  if (found.iface === null && hasMacs && client.mac !== null)
    return refused(`it has no interface with the MAC ${client.mac}`);
  const iface = found.iface ?? host.primary;
  if (iface === null || iface.ignoreDhcp) return refused('this interface has `ignore_dhcp`');
  const isSilent = host.data.local_boot === 'silent' && client.kind !== 'ordinary';
  if (isSilent && !session.isToLoad(host))
    return refused('it boots its disk, and its `local_boot` is `silent`');
  return { kind: 'host', host, iface };
}

/** Addresses only: DHCP's options for servers have no room for names. */
function addressesOf(list: readonly string[] | undefined): readonly string[] {
  return (list ?? []).filter((text) => parseIpv4(text) !== null);
}

function extraOptions({ data }: Subnet): readonly ExtraOption[] {
  return (data.dhcp_options ?? []).flatMap((option) => {
    const bytes = optionBytes(option);
    return bytes === null ? [] : [{ code: option.option, bytes }];
  });
}

/** What kind of boot a host is due for on one of its interfaces. */
function bootOf(session: Session, host: Host, iface: Interface): BootTarget['boot'] {
  if (iface.type === 'bmc') return 'none';
  return session.isToLoad(host) ? 'network' : 'local';
}

/** What a host is to start when one of its interfaces asks. */
export function bootTarget(session: Session, host: Host, iface: Interface, service: DhcpService): BootTarget {
  return {
    label: host.label,
    boot: bootOf(session, host, iface),
    scriptUrl: service.scriptUrl(host),
    tftpProgram: (architecture) => service.tftpProgram(host, architecture),
    httpProgram: (architecture) => service.httpProgram(host, architecture),
  };
}

/** What DHCP says to a host on one of its interfaces; made anew only when the host is due for something else. */
export function dhcpHosts(
  session: Session,
  service: DhcpService,
): (host: Host, iface: Addressed) => DhcpHost {
  const made = new WeakMap<Addressed, DhcpHost>();
  return (host, iface) => {
    const before = made.get(iface);
    if (before !== undefined && before.boot === bootOf(session, host, iface)) return before;
    const now = dhcpHost(session, host, iface, service);
    made.set(iface, now);
    return now;
  };
}

function dhcpHost(session: Session, host: Host, iface: Addressed, service: DhcpService): DhcpHost {
  const { cidr, data } = iface.subnet;
  return {
    ...bootTarget(session, host, iface, service),
    address: iface.ipv4,
    netmask: netmask(cidr),
    broadcast: broadcastAddress(cidr),
    router: data.gateway ?? null,
    dns: addressesOf(data.dns),
    ntp: addressesOf(data.ntp),
    domainName: data.domain_name ?? null,
    hostname: iface.type === 'bmc' ? (iface.data.hostname ?? null) : (iface.data.hostname ?? host.name),
    extraOptions: extraOptions(iface.subnet),
    leaseSeconds: LEASE_SECONDS,
  };
}
