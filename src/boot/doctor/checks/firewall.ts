import type { FirewallFacts, MachineFacts, Opening } from '../facts.ts';
import { error, fine, type Line, warning } from '../line.ts';
import type { NeededPort } from '../needed-ports.ts';

function lets({ protocol, from, to }: Opening, needed: NeededPort): boolean {
  return (protocol === null || protocol === needed.protocol) && from <= needed.port && needed.port <= to;
}

function texts(ports: readonly NeededPort[]): readonly string[] {
  return ports.map(({ port, protocol }) => `${port}/${protocol}`);
}

/** Rules before all others of the chains that keep ports out. */
function nftRules(chains: readonly string[], ports: readonly NeededPort[]): string {
  return chains
    .flatMap((chain) =>
      (['udp', 'tcp'] as const).flatMap((protocol) => {
        const own = ports.filter((one) => one.protocol === protocol).map(({ port }) => port);
        if (own.length === 0) return [];
        const which = own.length === 1 ? own[0] : `'{ ${own.join(', ')} }'`;
        return [`sudo nft insert rule ${chain} ${protocol} dport ${which} accept`];
      }),
    )
    .join('; ');
}

/** The command that lets ports in. */
function open({ name, chains = [] }: FirewallFacts, ports: readonly NeededPort[], node: string): string {
  switch (name) {
    case 'ufw':
      return texts(ports)
        .map((text) => `sudo ufw allow ${text}`)
        .join('; ');
    case 'firewalld':
      return `sudo firewall-cmd ${texts(ports)
        .map((text) => `--add-port=${text}`)
        .join(' ')}`;
    case 'nftables':
      return nftRules(chains, ports);
    case 'iptables':
      return texts(ports)
        .map((text) => {
          const [port, protocol] = text.split('/');
          return `sudo iptables -I INPUT -p ${protocol} --dport ${port} -j ACCEPT`;
        })
        .join('; ');
    case 'pf':
      return `pass ${texts(ports).join(', ')} in /etc/pf.conf; or sudo pfctl -d while you serve`;
    case 'macOS':
      return `sudo /usr/libexec/ApplicationFirewall/socketfilterfw --add ${node} --unblockapp ${node}`;
    case 'Windows':
      return `netsh advfirewall firewall add rule name=vaq dir=in action=allow program="${node}"`;
  }
}

/** The firewalls whose rules are read whole: what they do not let in is surely kept out. */
const CERTAIN = new Set<FirewallFacts['name']>(['ufw', 'firewalld']);

/** Whether the firewalls of this machine let in what machines ask. */
export function firewallLines(
  { firewalls, nodePath }: Pick<MachineFacts, 'firewalls' | 'nodePath'>,
  ports: readonly NeededPort[],
): readonly Line[] {
  const check = 'firewall';
  const lines = firewalls.flatMap((firewall): readonly Line[] => {
    const { name, state, opened, refused = [] } = firewall;
    if (state === 'off') return [];
    if (state === 'unreadable')
      return [warning(check, `only root may read the rules of ${name}`, 'sudo vaq doctor')];
    const closed = ports.filter((needed) => !opened.some((one) => lets(one, needed)));
    const isShut = (needed: NeededPort): boolean =>
      refused.some((one) => lets(one, needed)) || (CERTAIN.has(name) && closed.includes(needed));
    const shut = ports.filter(isShut);
    const doubtful = closed.filter((needed) => !isShut(needed));
    if (shut.length + doubtful.length === 0)
      return [fine(check, `${name} lets in ${texts(ports).join(', ')}`)];
    const list = (some: readonly NeededPort[]): string => texts(some).join(', ');
    return [
      ...(shut.length === 0
        ? []
        : [error(check, `${name} keeps out ${list(shut)}`, open(firewall, shut, nodePath))]),
      ...(doubtful.length === 0
        ? []
        : [
            warning(
              check,
              `${name} is on, and may keep out ${list(doubtful)}`,
              open(firewall, doubtful, nodePath),
            ),
          ]),
    ];
  });
  if (lines.length > 0) return lines;
  const names = firewalls.map(({ name }) => name).join(', ');
  return [fine(check, names === '' ? 'no program of one is installed' : `off: ${names}`)];
}
