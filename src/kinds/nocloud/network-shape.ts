import {
  ANY,
  by,
  either,
  list,
  map,
  mapOf,
  NOTHING,
  type Shape,
  TEXT,
  TRUTH,
  textLike,
  WHOLE,
  word,
} from '../shape/shape.ts';

const ROUTE = map(
  { type: word('route'), network: TEXT, destination: TEXT, netmask: TEXT, gateway: TEXT, metric: WHOLE },
  { required: ['gateway'], someOf: ['network', 'destination'] },
);

const SUBNETS = list(
  map({
    type: word(
      'dhcp',
      'dhcp4',
      'dhcp6',
      'static',
      'static6',
      'manual',
      'ipv6_dhcpv6-stateful',
      'ipv6_dhcpv6-stateless',
      'ipv6_slaac',
    ),
    control: word('manual', 'auto', 'hotplug'),
    address: TEXT,
    netmask: TEXT,
    broadcast: TEXT,
    gateway: TEXT,
    dns_nameservers: list(TEXT),
    dns_search: list(TEXT),
    routes: list(ROUTE),
    ipv4: TRUTH,
    ipv6: TRUTH,
    metric: WHOLE,
  }),
);

const LINK = { mac_address: TEXT, mtu: either(WHOLE, NOTHING), subnets: SUBNETS, 'accept-ra': TRUTH };

const BOND_MODES = word(
  'balance-rr',
  'active-backup',
  'balance-xor',
  'broadcast',
  '802.3ad',
  'balance-tlb',
  'balance-alb',
  'balance-tcp',
  'balance-slb',
);

const V1 = by('type', {
  physical: map(
    {
      name: textLike(/^.{1,15}$/, 'a name of at most 15 characters'),
      keep_configuration: TRUTH,
      ...LINK,
    },
    { required: ['name'] },
  ),
  bond: map(
    {
      name: TEXT,
      bond_interfaces: list(TEXT),
      params: map({ 'bond-mode': BOND_MODES }, { rest: ANY }),
      ...LINK,
    },
    { required: ['name'] },
  ),
  bridge: map(
    { name: TEXT, bridge_interfaces: list(TEXT), params: mapOf(ANY), ...LINK },
    { required: ['name', 'bridge_interfaces', 'params'] },
  ),
  vlan: map(
    { name: TEXT, vlan_link: TEXT, vlan_id: WHOLE, ...LINK },
    { required: ['name', 'vlan_link', 'vlan_id'] },
  ),
  nameserver: map(
    { address: either(TEXT, list(TEXT)), search: list(TEXT), interface: TEXT },
    { required: ['address'] },
  ),
  route: ROUTE,
  loopback: map({ name: TEXT, subnets: SUBNETS }),
});

const LINKS = mapOf(mapOf(ANY));

/** What is checked of version 1, by its number; of version 2, which is netplan’s, the sections and that links are maps. */
export const NETWORK_VERSIONS: ReadonlyMap<number, Shape> = new Map<number, Shape>([
  [1, map({ version: WHOLE, config: list(V1) }, { required: ['config'] })],
  [
    2,
    map({
      version: WHOLE,
      renderer: TEXT,
      ethernets: LINKS,
      bonds: LINKS,
      bridges: LINKS,
      vlans: LINKS,
      wifis: LINKS,
      tunnels: LINKS,
      vrfs: LINKS,
      'dummy-devices': LINKS,
      'virtual-ethernets': LINKS,
      modems: LINKS,
      'nm-devices': LINKS,
      openvswitch: mapOf(ANY),
    }),
  ],
]);
