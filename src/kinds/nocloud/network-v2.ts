import {
  ANY,
  either,
  list,
  type MapShape,
  map,
  mapOf,
  type Shape,
  TEXT,
  TRUTH,
  textLike,
  WHOLE,
  word,
} from '../shape/shape.ts';

function all(shape: Shape, names: string): MapShape['keys'] {
  return Object.fromEntries(names.split(' ').map((name) => [name, shape]));
}

const RENDERER = word('networkd', 'NetworkManager');
// A number of milliseconds, or a text with a unit.
const TIME = either(WHOLE, TEXT);
const DHCP = either(TRUTH, word('yes', 'no'));

const OVERRIDES = map({
  hostname: TEXT,
  'route-metric': WHOLE,
  'use-domains': either(TEXT, TRUTH),
  ...all(TRUTH, 'send-hostname use-dns use-hostname use-mtu use-ntp use-routes'),
});

const ROUTE = map(
  {
    ...all(TEXT, 'to via from type scope'),
    ...all(WHOLE, 'metric table mtu congestion-window advertised-receive-window advertised-mss'),
    'on-link': TRUTH,
  },
  { required: ['to'] },
);

const POLICY = map({
  ...all(TEXT, 'from to'),
  ...all(WHOLE, 'table priority mark type-of-service'),
});

// netplan takes no address without its prefix; what another tool's template fills in later may be one.
const PREFIXED = textLike(
  /[${<@%]|^(?:[\d.]+\/(?:\d|[12]\d|3[0-2])|[\da-f]*:[\da-f:.]*\/(?:\d{1,2}|1[01]\d|12[0-8]))$/i,
  'an address with its prefix, such as `198.51.100.7/24`',
);
const ADDRESS = either(PREFIXED, mapOf(map({ lifetime: either(TEXT, WHOLE), label: TEXT })));

const LINK: MapShape['keys'] = {
  renderer: RENDERER,
  ...all(DHCP, 'dhcp4 dhcp6'),
  ...all(OVERRIDES, 'dhcp4-overrides dhcp6-overrides'),
  addresses: list(ADDRESS),
  ...all(TEXT, 'gateway4 gateway6 macaddress dhcp-identifier activation-mode ipv6-address-generation'),
  ...all(TEXT, 'ipv6-address-token'),
  ...all(TRUTH, 'optional critical accept-ra ipv6-privacy ignore-carrier neigh-suppress'),
  ...all(WHOLE, 'mtu ipv6-mtu'),
  'link-local': list(word('ipv4', 'ipv6')),
  'optional-addresses': list(TEXT),
  nameservers: map(all(list(TEXT), 'search addresses')),
  routes: list(ROUTE),
  'routing-policy': list(POLICY),
  ...all(ANY, 'openvswitch networkmanager auth'),
};

const PHYSICAL: MapShape['keys'] = {
  ...LINK,
  match: map({ name: TEXT, macaddress: TEXT, driver: either(TEXT, list(TEXT)) }),
  'set-name': TEXT,
  ...all(TRUTH, 'wakeonlan receive-checksum-offload transmit-checksum-offload tcp-segmentation-offload'),
  ...all(TRUTH, 'tcp6-segmentation-offload generic-segmentation-offload generic-receive-offload'),
  ...all(TRUTH, 'large-receive-offload emit-lldp delay-virtual-functions-rebind'),
  ...all(TEXT, 'link embedded-switch-mode infiniband-mode'),
  'virtual-function-count': WHOLE,
};

const BOND_PARAMETERS = map({
  mode: word(
    'balance-rr',
    'active-backup',
    'balance-xor',
    'broadcast',
    '802.3ad',
    'balance-tlb',
    'balance-alb',
  ),
  'lacp-rate': word('fast', 'slow'),
  'transmit-hash-policy': word('layer2', 'layer3+4', 'layer2+3', 'encap2+3', 'encap3+4'),
  'ad-select': word('stable', 'bandwidth', 'count'),
  'arp-validate': word('none', 'active', 'backup', 'all'),
  'arp-all-targets': word('any', 'all'),
  'fail-over-mac-policy': word('none', 'active', 'follow'),
  'primary-reselect-policy': word('always', 'better', 'failure'),
  primary: TEXT,
  'all-slaves-active': TRUTH,
  'all-members-active': TRUTH,
  'arp-ip-targets': list(TEXT),
  ...all(WHOLE, 'min-links gratuitous-arp packets-per-slave packets-per-member resend-igmp'),
  ...all(TIME, 'mii-monitor-interval arp-interval up-delay down-delay learn-packet-interval'),
});

const BRIDGE_PARAMETERS = map({
  ...all(TIME, 'ageing-time aging-time forward-delay hello-time max-age'),
  priority: WHOLE,
  ...all(either(WHOLE, mapOf(WHOLE)), 'path-cost port-priority'),
  stp: TRUTH,
});

const MEMBERS = { interfaces: list(TEXT) };
const OTHERS = mapOf(mapOf(ANY));

/**
 * Version 2 of a network configuration, which is netplan's: facts from cloud-init's own schema as of August 2026, and
 * from netplan's reference where that knows more.
 */
export const NETWORK_V2: MapShape = map({
  version: WHOLE,
  renderer: RENDERER,
  ethernets: mapOf(map(PHYSICAL)),
  wifis: mapOf(map({ ...PHYSICAL, 'access-points': mapOf(ANY), 'regulatory-domain': TEXT })),
  bonds: mapOf(map({ ...LINK, ...MEMBERS, parameters: BOND_PARAMETERS })),
  bridges: mapOf(map({ ...LINK, ...MEMBERS, parameters: BRIDGE_PARAMETERS })),
  vlans: mapOf(map({ ...LINK, id: WHOLE, link: TEXT })),
  ...all(OTHERS, 'tunnels vrfs dummy-devices virtual-ethernets modems nm-devices'),
  openvswitch: mapOf(ANY),
});
