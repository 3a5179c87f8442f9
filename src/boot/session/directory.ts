import { identifies } from '../../sot/canonical/uuid.ts';
import type { Host, Interface, Site } from '../../sot/model/types.ts';
import type { Identity } from '../http/route.ts';

/** A host, and the interface that asked where that is known. */
export interface Found {
  readonly host: Host;
  readonly iface: Interface | null;
}

/** Why an identity leads to no host: nobody has it, or its parts belong to different hosts. */
export type NotFound = 'unknown' | { readonly conflict: string };

/** Finds the hosts of one site by what machines say of themselves. */
export class Directory {
  readonly #byMac = new Map<string, Found>();
  readonly #byUuid = new Map<string, Host>();
  readonly #bySerial = new Map<string, Host>();

  constructor(hosts: readonly Host[], site: Site) {
    for (const host of hosts) {
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
    if (byMac !== undefined) return byMac;
    const host = byUuid ?? (serial === null ? undefined : this.#bySerial.get(serial));
    return host === undefined ? 'unknown' : { host, iface: null };
  }
}

/** Whether a lookup found a host. */
export function isFound(result: Found | NotFound): result is Found {
  return typeof result === 'object' && 'host' in result;
}
