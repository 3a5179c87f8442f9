import type { Opened } from '../../pipeline/open.ts';
import type { Sandbox } from '../../render/sandbox/sandbox.ts';
import { CLIENT_NAMES, type ClientName } from './clients.ts';
import { converse, type Exchange } from './exchange.ts';
import { type HostsWish, type Rehearsed, rehearseHosts, type Standing, standingOf } from './hosts.ts';
import { machineOf } from './machine.ts';

/** What DHCP says to one type of client on a host. */
export interface ClientDhcp {
  readonly client: ClientName;
  /** Empty where the site leaves DHCP alone. */
  readonly exchanges: readonly Exchange[];
}

/** What DHCP says to a host, whatever it starts with. */
export interface HostDhcp extends Standing {
  /** The relay agent through which its packets come; null where none is needed. */
  readonly relay: string | null;
  readonly clients: readonly ClientDhcp[];
}

/** What DHCP would say to each type of client on each host: the replies of `vaq boot`, from its own code. */
export function previewDhcp(
  opened: Opened,
  sandbox: Sandbox,
  wish: HostsWish & { readonly firmware: ClientName | null },
): Promise<Rehearsed<HostDhcp>> {
  const names = wish.firmware === null ? CLIENT_NAMES : [wish.firmware];
  return rehearseHosts(opened, sandbox, wish, (rehearsal, host) => {
    const machine = machineOf(host, rehearsal.venue.placeOf.get(host.label)!);
    const clients = names.map((client) => ({ client, exchanges: converse(rehearsal, machine, client) }));
    return { ...standingOf(rehearsal, host), relay: machine.relay, clients };
  });
}
