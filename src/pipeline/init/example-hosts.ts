import { type Refusal, wrong } from '../refusal.ts';
import type { ListedHost } from './inventory.ts';
import { addressOf, type NewSite } from './site-documents.ts';
import type { Starter } from './systems.ts';

/** The examples’ addresses begin here, where the network is large enough. */
const FIRST = 11;

/** One host for each starter, so that there is something to preview; refused where the network has no place for them. */
export function exampleHosts(
  starters: readonly Starter[],
  { subnets, addr }: NewSite,
): { readonly ok: true; readonly hosts: readonly ListedHost[] } | Refusal {
  const { cidr, gateway } = subnets[0]!;
  const size = 2 ** (32 - cidr.prefix);
  const first = size >= 64 ? FIRST : 1;
  const free: string[] = [];
  for (let number = first; number < size - 1 && free.length < starters.length; number++) {
    const address = addressOf(cidr, number);
    if (address !== gateway && address !== addr) free.push(address);
  }
  if (free.length < starters.length)
    return wrong(
      `the network has ${free.length} addresses for hosts, and there is one host for each of ${starters.length} systems; give a larger one`,
    );
  const hosts = starters.map(({ id }, index): ListedHost => {
    const number = String(index + 1).padStart(2, '0');
    const host = {
      name: `r1-${number}`,
      uuid: null,
      serial: null,
      arch: null,
      device: 'eth0',
      mac: `52:54:00:00:00:${(index + 1).toString(16).padStart(2, '0')}`,
      subnet: null,
      ip: free[index]!,
      workflow: id,
      metadata: new Map<string, string>(),
    };
    return { host, places: new Map() };
  });
  return { ok: true, hosts };
}
