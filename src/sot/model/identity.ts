import { identifies } from '../canonical/uuid.ts';
import { leaseOf } from './bond.ts';
import type { Host } from './types.ts';

/** Why nothing tells a machine from others: no interface to boot from, no MAC there and no UUID, or one of many boards. */
export type Anonymity = 'no-interface' | 'nothing-stated' | 'shared-uuid';

/** What keeps a host from being recognised when it asks for an address; null where it is. What is stated but malformed counts as stated. */
export function anonymity({
  primary,
  uuid,
  data,
}: Pick<Host, 'primary' | 'uuid' | 'data'>): Anonymity | null {
  if (primary === null) return 'no-interface';
  if (primary.data.mac !== undefined) return null;
  if (data.uuid === undefined) return 'nothing-stated';
  return uuid !== null && !identifies(uuid) ? 'shared-uuid' : null;
}

/** Whether vaq is to give the host an address and has none: it has no pool. `mode` is the site's own where it is left out. */
export function lacksAddress(
  { primary, interfaces, site }: Pick<Host, 'primary' | 'interfaces' | 'site'>,
  mode = site.data.service?.dhcp_mode ?? 'server',
): boolean {
  return mode === 'server' && primary !== null && leaseOf(interfaces, primary).data.ipv4 === undefined;
}
