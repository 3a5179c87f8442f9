import { parseHostLabel } from '../../../sot/canonical/hostname.ts';
import { parseIp } from '../../../sot/canonical/ip.ts';
import { parseIpv4 } from '../../../sot/canonical/ipv4.ts';
import { isNetmask } from '../../netmask.ts';
import { choice, during, mild, needs, otherwise, type Relation, valueIs } from './relation.ts';

const MOST_VLANS = 4094;

/** What is wrong with a name such as `vlan101` or `eth0.101`, or null. */
function vlanNameProblem(name: string): string | null {
  const [, prefix, id] = /^([^.]*)\.(.*)$/.exec(name) ?? [];
  if (prefix === 'vlan') return 'in a name of the form `prefix.id` the prefix cannot be `vlan`';
  const number = id ?? (name.startsWith('vlan') ? name.slice(4) : null);
  if (number === null) return null;
  if (!/^\d+$/.test(number)) return 'in the name of a VLAN a number follows `vlan` or the dot';
  return Number(number) > MOST_VLANS ? `a VLAN’s id is at most ${MOST_VLANS}` : null;
}

function isOptionList(value: string): boolean {
  return value.split(',').every((part) => /^[^=]+=[^=]+$/.test(part));
}

const VLAN_NAME = otherwise((used) => {
  const problem = used.has('--interfacename') ? vlanNameProblem(used.value('--interfacename')) : null;
  return problem === null ? null : [used.at('--interfacename'), problem];
});

/** What a script or another tool's template fills in later. */
const TO_BE_FILLED = /[${}<>@%]/;

/** A value that the installer takes as it is, and that no network has in another form. */
function written(option: string, expected: string, isRight: (value: string) => boolean): Relation {
  return mild(valueIs(option, expected, (value) => TO_BE_FILLED.test(value) || isRight(value)));
}

function areAddresses(value: string): boolean {
  return value.split(',').every((one) => parseIp(one.trim()) !== null);
}

function isVlan(value: string): boolean {
  return /^\d+$/.test(value) && Number(value) >= 1 && Number(value) <= MOST_VLANS;
}

const STATIC = mild(
  otherwise((used) => {
    if (used.value('--bootproto') !== 'static' || used.of(['--ipv6', '--noipv4']).length > 0) return null;
    const missing = ['--ip', '--netmask'].find((option) => !used.has(option));
    return missing === undefined
      ? null
      : [used.at('--bootproto'), `\`--bootproto=static\` needs \`${missing}\``];
  }),
);

const VALUES: readonly Relation[] = [
  written('--ip', 'an address such as `198.51.100.7`', (value) => parseIpv4(value) !== null),
  written('--netmask', 'a mask such as `255.255.255.0`', isNetmask),
  written('--gateway', 'the address of a router', (value) => parseIp(value) !== null),
  written('--nameserver', 'addresses with commas between', areAddresses),
  written('--vlanid', `a number from 1 to ${MOST_VLANS}`, isVlan),
  written('--hostname', 'letters, digits and hyphens, with dots between', (value) =>
    value.split('.').every((label) => parseHostLabel(label) !== null),
  ),
  STATIC,
];

const NETWORK: readonly Relation[] = [
  during('F3-8 R3-4', choice('--bootproto', 'dhcp', 'bootp', 'static')),
  during('F9-15 R5', choice('--bootproto', 'dhcp', 'bootp', 'static', 'query')),
  during('F16- R6-', choice('--bootproto', 'dhcp', 'bootp', 'static', 'query', 'ibft')),
  valueIs('--bridgeopts', '`key=value` with commas between', isOptionList),
  needs('--bridgeopts', '--bridgeslaves'),
  choice('--bindto', 'mac'),
  otherwise((used) =>
    // On top of a bond a VLAN has the bond’s address to bind to.
    used.value('--bindto') === 'mac' && used.has('--vlanid') && !used.has('--bondopts')
      ? [
          used.at('--bindto'),
          '`--bindto=mac` is for devices that have an address of their own, and a VLAN has none',
        ]
      : null,
  ),
  // Only the installer of 7 looks at the name; what it says of it holds for the others’ NetworkManager as well.
  during('R7', VLAN_NAME),
  during('F21- R8-', mild(VLAN_NAME)),
  needs('--ipv4-dns-search', '--device'),
  needs('--ipv6-dns-search', '--device'),
  needs('--ipv4-ignore-auto-dns', '--device'),
  needs('--ipv6-ignore-auto-dns', '--device'),
  ...VALUES,
];

/** What must hold on lines about the network. */
export const NETWORK_RELATIONS: Readonly<Record<string, readonly Relation[]>> = { network: NETWORK };
