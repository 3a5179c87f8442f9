import { networkInterfaces } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { merged, type OtherServer } from './other-server.ts';
import { watchServers } from './watch.ts';

/** What was found on one interface: its servers in the order of their answers, or why nobody could be looked for. */
export interface SearchResult {
  readonly interfaceName: string;
  readonly servers: readonly OtherServer[];
  readonly problem: string | null;
}

/** Servers may ping an address before they offer it: dnsmasq waits 3 s for that. */
const PATIENCE = 4000;

/** Looks for DHCP servers on an interface by DISCOVERs of its own, sent twice because one may be lost. */
export async function searchServers(interfaceName: string, patience = PATIENCE): Promise<SearchResult> {
  // Nobody else is on loopback.
  if (networkInterfaces()[interfaceName]?.every(({ internal }) => internal))
    return { interfaceName, servers: [], problem: null };
  const found = new Map<string, OtherServer>();
  const watch = await watchServers({
    interfaceName,
    onServer: (server) => found.set(server.address, merged(found.get(server.address), server)),
  });
  if (watch.kind === 'failed') return { interfaceName, servers: [], problem: watch.message };
  watch.ask();
  await delay(patience / 8);
  watch.ask();
  await delay((patience * 7) / 8);
  await watch.close();
  return { interfaceName, servers: [...found.values()], problem: null };
}
