import {
  ANY,
  by,
  either,
  list,
  type MapShape,
  map,
  NOTHING,
  type Shape,
  TEXT,
  TRUTH,
  textLike,
  WHOLE,
  wholeFrom,
  word,
} from '../shape/shape.ts';

function all(shape: Shape, names: string): MapShape['keys'] {
  return Object.fromEntries(names.split(' ').map((name) => [name, shape]));
}

const TARGETS: readonly string[] = ['network', 'destination'];

const ROUTE = map(
  { type: word('route'), ...all(TEXT, 'network destination netmask gateway'), metric: WHOLE },
  { required: ['gateway'], someOf: TARGETS, apart: [TARGETS] },
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
    ...all(TEXT, 'address netmask broadcast gateway'),
    ...all(list(TEXT), 'dns_nameservers dns_search'),
    routes: list(ROUTE),
    ...all(TRUTH, 'ipv4 ipv6'),
    metric: WHOLE,
  }),
);

const BOND_PARAMETERS = map({
  'bond-mode': word(
    'balance-rr',
    'active-backup',
    'balance-xor',
    'broadcast',
    '802.3ad',
    'balance-tlb',
    'balance-alb',
    'balance-tcp',
    'balance-slb',
  ),
  'bond-primary_reselect': word('always', 'better', 'failure'),
  'bond-arp_validate': TRUTH,
  'bond-packets_per_slave': wholeFrom(0, 65_535),
  ...all(wholeFrom(0, 255), 'bond-num_grat_arp bond-num_unsol_na'),
  ...all(WHOLE, 'bond-ad_actor_sys_prio bond-ad_num_ports bond-arp_interval bond-downdelay bond-lp_interval'),
  ...all(WHOLE, 'bond-miimon bond-min_links bond-peer_notif_delay'),
  ...all(
    TEXT,
    'bond-active_slave bond-ad_actor_key bond-ad_actor_system bond-ad_aggregator bond-ad_partner_key',
  ),
  ...all(TEXT, 'bond-ad_partner_mac bond-ad_select bond-ad_user_port_key bond-all_slaves_active'),
  ...all(TEXT, 'bond-arp_all_targets bond-arp_ip_target bond-fail_over_mac bond-lacp_rate bond-mii_status'),
  ...all(TEXT, 'bond-primary bond-queue_id bond-resend_igmp bond-slaves bond-tlb_dynamic_lb bond-updelay'),
  ...all(TEXT, 'bond-use_carrier bond-xmit_hash_policy'),
});

const BRIDGE_PARAMETERS = map({
  ...all(WHOLE, 'bridge_ageing bridge_bridgeprio bridge_fd bridge_hello bridge_maxage bridge_maxwait'),
  bridge_hw: TEXT,
  bridge_stp: word('on', 'off'),
  ...all(list(TEXT), 'bridge_pathcost bridge_portprio bridge_ports bridge_waitport'),
});

const LINK = { mac_address: TEXT, 'accept-ra': TRUTH, subnets: SUBNETS };

/** One entry of version 1, by its type: facts from cloud-init's own schema, as of August 2026. */
const ENTRY = by('type', {
  physical: map(
    {
      name: textLike(/^.{0,15}$/s, 'a name of at most 15 characters'),
      keep_configuration: TRUTH,
      mtu: either(WHOLE, NOTHING),
      ...LINK,
    },
    { required: ['name'] },
  ),
  bond: map(
    {
      name: TEXT,
      bond_interfaces: list(TEXT),
      params: either(BOND_PARAMETERS, NOTHING),
      mtu: WHOLE,
      ...LINK,
    },
    { required: ['name'] },
  ),
  bridge: map(
    {
      name: TEXT,
      bridge_interfaces: list(TEXT),
      params: BRIDGE_PARAMETERS,
      'accept-ra': TRUTH,
      subnets: SUBNETS,
    },
    { required: ['name', 'bridge_interfaces', 'params'] },
  ),
  vlan: map(
    { name: TEXT, vlan_link: TEXT, vlan_id: WHOLE, mtu: WHOLE, ...LINK },
    { required: ['name', 'vlan_link', 'vlan_id'] },
  ),
  nameserver: map(
    { address: either(TEXT, list(TEXT)), search: list(TEXT), interface: TEXT },
    { required: ['address'] },
  ),
  route: ROUTE,
  loopback: map({ name: TEXT, subnets: SUBNETS }, { rest: ANY }),
});

/** Version 1 of a network configuration: a list of links, name servers and routes. */
export const NETWORK_V1: Shape = map({ version: WHOLE, config: list(ENTRY) }, { required: ['config'] });
