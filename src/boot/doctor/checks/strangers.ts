import { type Cidr, cidrsOverlap, formatCidr, parseCidr } from '../../../sot/canonical/ipv4.ts';
import type { InterfaceFacts, MachineFacts, NetworkFacts, SiteFacts } from '../facts.ts';
import { error, fine, type Line } from '../line.ts';

const WHAT = { container: 'of containers or virtual machines', tunnel: 'a tunnel' } as const;

function isStranger({ kind }: InterfaceFacts): boolean {
  return kind === 'container' || kind === 'tunnel';
}

function down({ name, kind }: InterfaceFacts, platform: NodeJS.Platform): string {
  if (kind === 'tunnel') return `end the VPN of ${name} while you serve`;
  return platform === 'linux'
    ? `sudo ip link set ${name} down; or give it another network`
    : `give ${name} another network`;
}

/** A route to a part of a network, or to the same, counts before the one that leads to its interface. */
function isNearer(route: Cidr, { network }: NetworkFacts): boolean {
  return cidrsOverlap(route, network) && route.prefix >= network.prefix;
}

/** Whether interfaces of containers and tunnels have, or lead to, the site's networks: what is sent to machines would go there. */
export function strangerLines(
  { platform, interfaces, routes }: Pick<MachineFacts, 'platform' | 'interfaces' | 'routes'>,
  { networks }: SiteFacts,
): readonly Line[] {
  const check = 'other networks';
  const strangers = interfaces.filter(isStranger);
  const lines = strangers.flatMap((one) =>
    networks.flatMap((network): readonly Line[] => {
      const what = `${one.name}, ${WHAT[one.kind as keyof typeof WHAT]}`;
      const hit = one.addresses
        .map(({ address, prefix }) => `${address}/${prefix}`)
        .find((text) => cidrsOverlap(parseCidr(text)!, network.network));
      const whose = `the network \`${network.id}\`, ${formatCidr(network.network)}`;
      if (hit !== undefined)
        return [error(check, `${what}, has ${hit}, which overlaps ${whose}`, down(one, platform))];
      const route = routes.find(
        ({ interfaceName, network: to }) => interfaceName === one.name && isNearer(to, network),
      );
      if (route === undefined) return [];
      const to = formatCidr(route.network);
      return [error(check, `${what}, has the route to ${to}, in ${whose}`, down(one, platform))];
    }),
  );
  if (lines.length > 0) return lines;
  const names = strangers.map(({ name }) => name).join(', ');
  return [
    fine(
      check,
      names === '' ? 'no containers and no tunnels' : `${names}: none is in the networks of the site`,
    ),
  ];
}
