import { identifies } from '../../sot/canonical/uuid.ts';
import type { Host, Interface, Site } from '../../sot/model/types.ts';
import type { Identity } from '../http/route.ts';

/** A host, and the interface that asked where that is known. */
export interface Found {
  readonly host: Host;
  readonly iface: Interface | null;
}

/** Why an identity leads to no host: nobody has it, its parts belong to different hosts, or its host is not served. */
export type NotFound = 'unknown' | { readonly conflict: string };

/** Finds the hosts of one site by what machines say of themselves. */
export class Directory {
  readonly #byMac = new Map<string, Found>();
  readonly #byUuid = new Map<string, Host>();
  readonly #bySerial = new Map<string, Host>();

  readonly #elsewhere: ReadonlySet<Host>;

  /** `elsewhere`: hosts that are known and not served. */
  constructor(hosts: readonly Host[], site: Site, elsewhere: readonly Host[] = []) {
    this.#elsewhere = new Set(elsewhere);
    for (const host of [...hosts, ...elsewhere]) {
      if (host.site.id !== site.id) continue;
      for (const iface of host.interfaces)
        if (iface.mac !== null) this.#byMac.set(iface.mac, { host, iface });
      if (host.uuid !== null && identifies(host.uuid)) this.#byUuid.set(host.uuid, host);
      if (host.data.serial !== undefined) this.#bySerial.set(host.data.serial, host);
    }
  }

  /** The host of an identity: the MAC wins over the UUID, that over the serial; a MAC and a UUID of two hosts are a conflict. */
  find({ mac, uuid, serial }: Identity): Found | NotFound {
    const byMac = mac === null ? undefined : this.#byMac.get(mac);
    const byUuid = uuid === null ? undefined : this.#byUuid.get(uuid);
    if (byMac !== undefined && byUuid !== undefined && byMac.host !== byUuid) {
      return {
        conflict: `the MAC ${mac} is that of ${byMac.host.label}, but the UUID ${uuid} is that of ${byUuid.label}`,
      };
    }
    const host = byMac?.host ?? byUuid ?? (serial === null ? undefined : this.#bySerial.get(serial));
    if (host === undefined) return 'unknown';
    if (this.#elsewhere.has(host))
      return { conflict: `${host.label} reaches the service at an address that is on no interface served` };
    return byMac ?? { host, iface: null };
  }
}

/** Whether a lookup found a host. */
export function isFound(result: Found | NotFound): result is Found {
  return typeof result === 'object' && 'host' in result;
}
