import { SERVER_PORT } from '../dhcp/destination.ts';
import { describeServer } from '../dhcp/others/other-server.ts';
import { type SearchResult, searchServers } from '../dhcp/others/search.ts';
import type { Venue } from './venue.ts';

/** What was learnt of other DHCP servers before the first socket answers. */
export interface Surroundings {
  readonly found: readonly SearchResult[];
  /** Lines for the screen, of what was looked for and found. */
  readonly lines: readonly string[];
  /** What keeps the service from starting without `--force`; null where nothing does. */
  readonly refusal: string | null;
}

/** Nobody was looked for, and why, if anybody would expect it. */
function without(...lines: readonly string[]): Surroundings {
  return { found: [], lines, refusal: null };
}

function namesOf({ places }: Pick<Venue, 'places'>): readonly string[] {
  return [...new Set(places.map(({ interfaceName }) => interfaceName))];
}

/** One line for each server, or for their absence. */
function linesOf({ interfaceName, servers, problem }: SearchResult): readonly string[] {
  if (problem !== null) return [`not looked for on ${interfaceName}: ${problem}`];
  if (servers.length === 0) return [`none answers on ${interfaceName}`];
  return servers.map((server) => `on ${interfaceName}: ${describeServer(server)}`);
}

/** Beside which nobody can serve: who gives other addresses to the same machines, or boots them too. */
function inServerMode(found: readonly SearchResult[]): string | null {
  const rivals = found.flatMap(({ interfaceName, servers }) =>
    servers.map((server) => `on ${interfaceName}, ${describeServer(server)}`),
  );
  if (rivals.length === 0) return null;
  return `another DHCP server answers ${rivals.join('; ')}; a machine would take whichever is first: stop it, or stand beside it with --dhcp proxy (or \`service.dhcp_mode: proxy\`), or serve all the same with --force`;
}

/** What a person should know who counts on another server for the addresses. */
function inProxyMode(found: readonly SearchResult[]): readonly string[] {
  return found.flatMap(({ interfaceName, servers, problem }) => {
    if (problem !== null) return [];
    const hasAddresses = servers.some(({ gives }) => gives !== null);
    const booters = servers.filter(({ file, isProxy }) => file !== null || isProxy);
    return [
      ...(hasAddresses
        ? []
        : [`warning: nobody gives addresses on ${interfaceName}, and proxy mode does not either`]),
      ...booters.map(
        ({ address }) =>
          `warning: ${address} on ${interfaceName} answers machines that boot too: one may start what it says`,
      ),
    ];
  });
}

/** What follows from the servers that were found for a service in that mode. */
export function judgeSurroundings(mode: 'server' | 'proxy', found: readonly SearchResult[]): Surroundings {
  const warnings = mode === 'proxy' ? inProxyMode(found) : [];
  return {
    found,
    lines: [...found.flatMap(linesOf), ...warnings],
    refusal: mode === 'server' ? inServerMode(found) : null,
  };
}

/** Looks on every interface at once for DHCP servers that a machine might hear instead of this one. */
export async function lookAround(
  venue: Pick<Venue, 'places' | 'dhcp'>,
  dhcpPort: number,
  search: (interfaceName: string) => Promise<SearchResult> = searchServers,
): Promise<Surroundings> {
  const { dhcp } = venue;
  if (dhcp === 'off') return without();
  if (dhcpPort !== SERVER_PORT) return without(`not looked for, since ours is on port ${dhcpPort}`);
  return judgeSurroundings(dhcp, await Promise.all(namesOf(venue).map((name) => search(name))));
}
