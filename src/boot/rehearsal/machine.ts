import { cidrContains, parseIpv4 } from '../../sot/canonical/ipv4.ts';
import { identifies } from '../../sot/canonical/uuid.ts';
import { bootSubnet, leaseOf } from '../../sot/model/bond.ts';
import type { Host } from '../../sot/model/types.ts';
import { UNSET } from '../dhcp/codec/ipv4.ts';
import { encodeOption } from '../dhcp/codec/options.ts';
import { BOOTREQUEST, type DhcpPacket, MESSAGE_TYPE, type MessageTypeName } from '../dhcp/codec/packet.ts';
import { mixedEndianBytes } from '../dhcp/codec/uuid.ts';
import type { Place } from '../preflight/places.ts';
import type { ClientProfile } from './clients.ts';

/** A machine as its packets and URLs show it. */
export interface Machine {
  readonly host: Host;
  /** One that nobody has, where the host is known by its UUID alone. */
  readonly mac: string;
  readonly uuid: string | null;
  /** The address that it has once DHCP is done; null where another server gives it and the source of truth does not say. */
  readonly address: string | null;
  /** The relay agent through which it reaches the service; null where it stands in the service's own network. */
  readonly relay: string | null;
}

/** Locally administered: no card has it. */
const NO_MAC = '02:00:00:00:00:00';

/** The network of the service is told by its address; from every other one a relay agent leads, which is the router as a rule. */
function relayFor(host: Host, { address }: Place): string | null {
  const subnet = bootSubnet(host);
  if (subnet === null || cidrContains(subnet.cidr, parseIpv4(address)!)) return null;
  return subnet.data.gateway ?? null;
}

/** The machine of a host, as it asks with its primary interface. */
export function machineOf(host: Host, place: Place): Machine {
  const { primary, uuid, interfaces } = host;
  return {
    host,
    mac: primary?.mac ?? NO_MAC,
    uuid: uuid !== null && identifies(uuid) ? uuid : null,
    address: primary && leaseOf(interfaces, primary).ipv4,
    relay: relayFor(host, place),
  };
}

/** Numbers of transactions need not differ where nobody else listens. */
const TRANSACTION = 1;

/** A packet of a machine, as a client of some type sends it; what `more` has comes in addition. */
export function packetOf(
  { mac, uuid, relay }: Machine,
  { options, flags }: ClientProfile,
  type: MessageTypeName,
  more: Partial<Pick<DhcpPacket, 'ciaddr'>> & { readonly options?: ReadonlyMap<number, Uint8Array> } = {},
): DhcpPacket {
  return {
    op: BOOTREQUEST,
    htype: 1,
    hops: relay === null ? 0 : 1,
    xid: TRANSACTION,
    secs: 0,
    flags,
    ciaddr: more.ciaddr ?? UNSET,
    yiaddr: UNSET,
    siaddr: UNSET,
    giaddr: relay ?? UNSET,
    chaddr: new Uint8Array(Buffer.from(mac.replaceAll(':', ''), 'hex')),
    sname: new Uint8Array(),
    file: new Uint8Array(),
    options: new Map([
      [53, encodeOption(53, MESSAGE_TYPE[type])],
      ...(more.options ?? []),
      ...options,
      // Firmware says it, an operating system does not.
      ...(uuid !== null && options.has(93) ? [[97, encodeOption(97, mixedEndianBytes(uuid))] as const] : []),
    ]),
  };
}
