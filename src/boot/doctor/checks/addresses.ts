import {
  broadcastAddress,
  cidrContains,
  formatCidr,
  netmask,
  networkAddress,
  parseIpv4,
} from '../../../sot/canonical/ipv4.ts';
import type { InterfaceFacts, MachineFacts, NetworkFacts, SiteFacts } from '../facts.ts';
import { error, fine, type Line, warning } from '../line.ts';

interface Own {
  readonly name: string;
  readonly address: string;
  readonly prefix: number;
}

function ownOf(interfaces: readonly InterfaceFacts[]): readonly Own[] {
  return interfaces.flatMap(({ name, addresses }) => addresses.map((one) => ({ name, ...one })));
}

/** How an address is given to an interface. */
function add(platform: NodeJS.Platform, address: string, { network }: NetworkFacts, name: string): string {
  if (platform === 'win32')
    return `netsh interface ipv4 add address "${name}" ${address} ${netmask(network)}`;
  if (platform === 'darwin') return `sudo ifconfig ${name} alias ${address}/${network.prefix}`;
  return `sudo ip addr add ${address}/${network.prefix} broadcast ${broadcastAddress(network)} dev ${name}`;
}

/** The interface that machines are most likely plugged into: one with an address there, a wire with a link, any wire. */
function likely(interfaces: readonly InterfaceFacts[], { network }: NetworkFacts): string {
  const wired = interfaces.filter(({ kind }) => kind === 'wired');
  const near = interfaces.find(
    ({ kind, addresses }) =>
      kind !== 'container' &&
      kind !== 'tunnel' &&
      addresses.some(({ address }) => cidrContains(network, parseIpv4(address)!)),
  );
  return (near ?? wired.find(({ hasLink }) => hasLink) ?? wired[0])?.name ?? 'INTERFACE';
}

function stated(network: NetworkFacts, told: string, facts: AddressFacts): Line {
  const { platform, interfaces } = facts;
  const check = `network ${network.id}`;
  const where = formatCidr(network.network);
  const number = parseIpv4(told);
  if (number === null) return fine(check, `its hosts are told the name ${told}`);
  const own = ownOf(interfaces).find(({ address }) => address === told);
  if (own === undefined) {
    const message = `no interface has ${told}, the address of the service`;
    return cidrContains(network.network, number)
      ? error(check, message, add(platform, told, network, likely(interfaces, network)))
      : error(
          check,
          `${message}, which is not in ${where}`,
          `give ${told} to an interface, with the prefix of its own network; or state another \`service_addr\` for the subnet`,
        );
  }
  const what = `${own.name} has ${told}/${own.prefix}`;
  if (!cidrContains(network.network, number))
    return fine(check, `${what}; the machines of ${where} come by way of a relay agent`);
  if (own.prefix === network.network.prefix) return fine(check, what);
  const mend = `sudo ip addr del ${told}/${own.prefix} dev ${own.name}; ${add(platform, told, network, own.name)}`;
  return warning(check, `${what}, and the network is ${where}`, mend);
}

function unstated(network: NetworkFacts, { interfaces }: AddressFacts): Line {
  const check = `network ${network.id}`;
  const where = formatCidr(network.network);
  const near = ownOf(interfaces).find(({ address }) => cidrContains(network.network, parseIpv4(address)!));
  if (near === undefined)
    return error(
      check,
      `no interface is in ${where}, and no address of the service is stated`,
      'state `service.addr` in env.yml, or the subnet’s `service_addr`',
    );
  return warning(
    check,
    `${near.name} has ${near.address}, and no address of the service is stated`,
    `vaq boot --interface ${near.name}; or state \`service.addr: ${near.address}\` in env.yml`,
  );
}

type AddressFacts = Pick<MachineFacts, 'platform' | 'interfaces'>;

/** Whether this machine has the addresses by which the hosts of each network reach the service. */
export function addressLines(facts: AddressFacts, { networks }: SiteFacts): readonly Line[] {
  return networks.map((network) => {
    if (network.told === null) return unstated(network, facts);
    // An address that nobody may have.
    if (network.told === networkAddress(network.network) && network.network.prefix < 31)
      return error(
        `network ${network.id}`,
        `${network.told} is the address of the network itself`,
        'state another `service.addr` in env.yml',
      );
    return stated(network, network.told, facts);
  });
}
