import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { cloudConfig } from '../../../src/kinds/cloud-config/kind.ts';
import { checkMetaData, checkNetworkConfig, checkVendorData } from '../../../src/kinds/nocloud/check.ts';
import { said } from '../said.ts';

const test = suite('kinds/nocloud/check');

/** Each mistake in a network configuration with its lines, and everything that is said of them. */
const MISTAKES: readonly (readonly [title: string, lines: readonly string[], expected: readonly string[]])[] =
  [
    ['a text', ['off'], ['1:1-1:4 error expected a map, found false [cloud-config/network-config]']],
    [
      'no version',
      ['ethernets: {}'],
      [
        '1:1-1:14 error the key `version` is missing: write `version: 2`, or 1 for a list under `config` [cloud-config/network-config]',
      ],
    ],
    [
      'a version that does not exist',
      ['version: 3'],
      ['1:10-1:11 error expected one of `1`, `2`, found the number 3 [cloud-config/network-config]'],
    ],
    [
      'a version in quotes',
      ['version: "2"'],
      ['1:10-1:13 error expected one of `1`, `2`, found the text `2` [cloud-config/network-config]'],
    ],
    [
      'a key beside `network`',
      ['network: {version: 2}', 'ethernets: {}'],
      [
        '2:1-2:10 error `ethernets` beside `network`: a network configuration has nothing else [cloud-config/network-config]',
      ],
    ],
    [
      'version 1 without its list',
      ['version: 1'],
      ['1:1-1:11 error the key `config` is missing [cloud-config/network-config]'],
    ],
    [
      'a misspelt section of version 2',
      ['version: 2', 'ethernet: {}'],
      [
        '2:1-2:9 error unknown key `ethernet`; did you mean `ethernets`? [cloud-config/network-config] → ethernets',
      ],
    ],
    [
      'an entry of an unknown type',
      ['version: 1', 'config:', '  - type: ethernet', '    name: eno1'],
      [
        '3:11-3:19 error expected one of `physical`, `bond`, `bridge`, `vlan`, `nameserver`, `route`, `loopback`, found the text `ethernet` [cloud-config/network-config]',
      ],
    ],
    [
      'an entry without a type',
      ['version: 1', 'config:', '  - name: eno1'],
      ['3:5-3:15 error the key `type` is missing [cloud-config/network-config]'],
    ],
    [
      'an entry without a name',
      ['version: 1', 'config:', '  - type: physical'],
      ['3:5-3:19 error the key `name` is missing [cloud-config/network-config]'],
    ],
    [
      'a name of sixteen characters',
      ['version: 1', 'config:', '  - type: physical', '    name: eth0123456789abc'],
      [
        '4:11-4:27 error expected a name of at most 15 characters, found the text `eth0123456789abc` [cloud-config/network-config]',
      ],
    ],
    [
      'a misspelt key of an entry',
      [
        'version: 1',
        'config:',
        '  - type: physical',
        '    name: eno1',
        '    mac_adress: "52:54:00:00:00:01"',
      ],
      [
        '5:5-5:15 error unknown key `mac_adress`; did you mean `mac_address`? [cloud-config/network-config] → mac_address',
      ],
    ],
    [
      'an address that YAML takes for a number to the base of 60',
      ['version: 1', 'config:', '  - type: physical', '    name: eno1', '    mac_address: 52:54:00:11:22:33'],
      [
        '5:18-5:35 error expected a text, found the number 52:54:00:11:22:33; quote it: `"52:54:00:11:22:33"` [cloud-config/network-config]',
      ],
    ],
    [
      'a subnet of an unknown type',
      [
        'version: 1',
        'config:',
        '  - type: physical',
        '    name: eno1',
        '    subnets:',
        '      - type: dhcpv4',
      ],
      [
        '6:15-6:21 error expected one of `dhcp`, `dhcp4`, `dhcp6`, `static`, `static6`, `manual`, `ipv6_dhcpv6-stateful`, `ipv6_dhcpv6-stateless`, `ipv6_slaac`, found the text `dhcpv4`; did you mean `dhcp4`? [cloud-config/network-config] → dhcp4',
      ],
    ],
    [
      'name servers of a subnet that are a text',
      [
        'version: 1',
        'config:',
        '  - type: physical',
        '    name: eno1',
        '    subnets:',
        '      - type: dhcp',
        '        dns_nameservers: 192.0.2.1',
      ],
      ['7:26-7:35 error expected a list, found the text `192.0.2.1` [cloud-config/network-config]'],
    ],
    [
      'an mtu in quotes',
      ['version: 1', 'config:', '  - type: physical', '    name: eno1', '    mtu: "9000"'],
      ['5:10-5:16 error expected a whole number, found the text `9000` [cloud-config/network-config]'],
    ],
    [
      'a route to nowhere',
      ['version: 1', 'config:', '  - type: route', '    gateway: 192.0.2.1'],
      ['3:5-4:23 error one of the keys `network`, `destination` is missing [cloud-config/network-config]'],
    ],
    [
      'a route to two places',
      [
        'version: 1',
        'config:',
        '  - type: route',
        '    network: 192.0.2.0/24',
        '    destination: 192.0.2.0/24',
        '    gateway: 192.0.2.1',
      ],
      [
        '5:18-5:30 error only one of the keys `network`, `destination` may be there [cloud-config/network-config]',
      ],
    ],
    [
      'a mode of a bond that does not exist',
      ['version: 1', 'config:', '  - type: bond', '    name: bond0', '    params:', '      bond-mode: lacp'],
      [
        '6:18-6:22 error expected one of `balance-rr`, `active-backup`, `balance-xor`, `broadcast`, `802.3ad`, `balance-tlb`, `balance-alb`, `balance-tcp`, `balance-slb`, found the text `lacp` [cloud-config/network-config]',
      ],
    ],
    [
      'a parameter of a bond with an underscore',
      [
        'version: 1',
        'config:',
        '  - type: bond',
        '    name: bond0',
        '    params:',
        '      bond_mode: 802.3ad',
      ],
      [
        '6:7-6:16 error unknown key `bond_mode`; did you mean `bond-mode`? [cloud-config/network-config] → bond-mode',
      ],
    ],
    [
      'a bridge without its ports',
      ['version: 1', 'config:', '  - type: bridge', '    name: br0', '    params: {}'],
      ['3:5-5:15 error the key `bridge_interfaces` is missing [cloud-config/network-config]'],
    ],
    [
      'stp as a truth value',
      [
        'version: 1',
        'config:',
        '  - type: bridge',
        '    name: br0',
        '    bridge_interfaces: []',
        '    params:',
        '      bridge_stp: on',
      ],
      [
        '7:19-7:21 error expected one of `on`, `off`, found on; quote it: `"on"` [cloud-config/network-config]',
      ],
    ],
    [
      'a vlan without its link',
      ['version: 1', 'config:', '  - type: vlan', '    name: eno1.5', '    vlan_id: 5'],
      ['3:5-5:15 error the key `vlan_link` is missing [cloud-config/network-config]'],
    ],
    [
      'a name server without an address',
      ['version: 1', 'config:', '  - type: nameserver', '    search: [a.example]'],
      ['3:5-4:24 error the key `address` is missing [cloud-config/network-config]'],
    ],
    [
      'a renderer that does not exist',
      ['version: 2', 'renderer: network-manager'],
      [
        '2:11-2:26 error expected one of `networkd`, `NetworkManager`, found the text `network-manager`; did you mean `NetworkManager`? [cloud-config/network-config] → NetworkManager',
      ],
    ],
    [
      'dhcp4 as an unknown word',
      ['version: 2', 'ethernets:', '  eno1:', '    dhcp4: "on"'],
      ['4:12-4:16 error expected one of `yes`, `no`, found the text `on` [cloud-config/network-config]'],
    ],
    [
      'a misspelt key of a link',
      ['version: 2', 'ethernets:', '  eno1:', '    dhpc4: true'],
      ['4:5-4:10 warning unknown key `dhpc4`; did you mean `dhcp4`? [cloud-config/network-config] → dhcp4'],
    ],
    [
      'an address that is a text',
      ['version: 2', 'ethernets:', '  eno1:', '    addresses: 192.0.2.5/24'],
      ['4:16-4:28 error expected a list, found the text `192.0.2.5/24` [cloud-config/network-config]'],
    ],
    [
      'addresses without a prefix, with one that is too long, and with one that is filled in later',
      [
        'version: 2',
        'ethernets:',
        '  eno1:',
        '    addresses: [192.0.2.5, 192.0.2.5/33, 2001:db8::5/64, 192.0.2.5/24, $ADDRESS]',
      ],
      [
        '4:17-4:26 error expected an address with its prefix, such as `198.51.100.7/24`, found the text `192.0.2.5` [cloud-config/network-config]',
        '4:28-4:40 error expected an address with its prefix, such as `198.51.100.7/24`, found the text `192.0.2.5/33` [cloud-config/network-config]',
      ],
    ],
    [
      'a misspelt key of name servers',
      ['version: 2', 'ethernets:', '  eno1:', '    nameservers:', '      address: [192.0.2.1]'],
      [
        '5:7-5:14 error unknown key `address`; did you mean `addresses`? [cloud-config/network-config] → addresses',
      ],
    ],
    [
      'a match that is a text',
      ['version: 2', 'ethernets:', '  eno1:', '    match: eno*'],
      ['4:12-4:16 error expected a map, found the text `eno*` [cloud-config/network-config]'],
    ],
    [
      'a misspelt key of a match',
      ['version: 2', 'ethernets:', '  eno1:', '    match:', '      mac_address: "52:54:00:00:00:01"'],
      [
        '5:7-5:18 error unknown key `mac_address`; did you mean `macaddress`? [cloud-config/network-config] → macaddress',
      ],
    ],
    [
      'a route without a target',
      ['version: 2', 'ethernets:', '  eno1:', '    routes:', '      - via: 192.0.2.1'],
      ['5:9-5:23 error the key `to` is missing [cloud-config/network-config]'],
    ],
    [
      'an unknown way of hashing',
      ['version: 2', 'bonds:', '  bond0:', '    parameters:', '      transmit-hash-policy: layer4'],
      [
        '5:29-5:35 error expected one of `layer2`, `layer3+4`, `layer2+3`, `encap2+3`, `encap3+4`, found the text `layer4`; did you mean `layer2`? [cloud-config/network-config] → layer2',
      ],
    ],
    [
      'ports that are a text',
      ['version: 2', 'bridges:', '  br0:', '    interfaces: eno1'],
      ['4:17-4:21 error expected a list, found the text `eno1` [cloud-config/network-config]'],
    ],
    [
      'the number of a vlan as a text',
      ['version: 2', 'vlans:', '  vlan5:', '    id: "5"', '    link: eno1'],
      ['4:9-4:12 error expected a whole number, found the text `5` [cloud-config/network-config]'],
    ],
    [
      'a link that stands twice',
      ['version: 2', 'ethernets:', '  eno1: {}', '  eno1: {}'],
      [
        '4:3-4:7 error the key `eno1` stands twice in this map, and only one of the two can hold [document/duplicate-key]',
      ],
    ],
  ];

for (const [title, lines, expected] of MISTAKES) {
  test(title, () => {
    assert.ok(expected.length > 0);
    assert.deepEqual(said(checkNetworkConfig(lines.join('\n'))), expected);
  });
}

/** Networks as racks have them. */
const GOOD: Readonly<Record<string, string>> = {
  'version 1 with a bond and vlans': `network:
  version: 1
  config:
    - type: physical
      name: eno1
      mac_address: "52:54:00:00:00:01"
      mtu: 9000
    - type: physical
      name: eno2
    - type: bond
      name: bond0
      bond_interfaces: [eno1, eno2]
      params: { bond-mode: 802.3ad, bond-miimon: 100, bond-lacp_rate: fast }
    - type: vlan
      name: bond0.20
      vlan_link: bond0
      vlan_id: 20
      subnets:
        - type: static
          address: 192.0.2.5/24
          gateway: 192.0.2.1
          dns_nameservers: [192.0.2.2]
          routes:
            - { network: 198.51.100.0, netmask: 255.255.255.0, gateway: 192.0.2.3 }
    - type: nameserver
      address: [192.0.2.2, 192.0.2.3]
      search: [rack.example]
    - { type: route, destination: 203.0.113.0/24, gateway: 192.0.2.1, metric: 5 }
`,
  'version 2 with what netplan knows': `version: 2
renderer: networkd
ethernets:
  ports:
    match: { name: "eno*", driver: [ixgbe, i40e] }
    set-name: port
    wakeonlan: true
    dhcp4: true
    dhcp4-overrides: { use-dns: false, route-metric: 200, use-domains: route }
    optional: true
  eno9:
    addresses:
      - 192.0.2.5/24
      - "2001:db8::5/64":
          lifetime: 0
          label: maas
    nameservers: { search: [rack.example], addresses: [192.0.2.2] }
    routes:
      - { to: default, via: 192.0.2.1, on-link: true, metric: 3 }
    routing-policy:
      - { from: 192.0.2.0/24, table: 100, priority: 5 }
    link-local: []
    accept-ra: false
bonds:
  bond0:
    interfaces: [eno1, eno2]
    parameters: { mode: 802.3ad, lacp-rate: fast, mii-monitor-interval: 100, transmit-hash-policy: layer3+4 }
bridges:
  br0:
    interfaces: [bond0]
    dhcp6: "no"
    parameters: { stp: false, forward-delay: 4, path-cost: { bond0: 5 } }
vlans:
  vlan20: { id: 20, link: bond0 }
`,
};

for (const [title, text] of Object.entries(GOOD)) {
  test(`nothing is wrong in ${title}`, () => {
    assert.deepEqual(said(checkNetworkConfig(text)), []);
  });
}

test('a network configuration that stands alone is checked as one under the name of cloud-config, and as user-data is none', () => {
  const os = { family: 'unknown', major: '0', minor: null };
  const text = 'version: 2\nethernets: {eno1: {mtu: big}}\n';
  const expected =
    '2:25-2:28 error expected a whole number, found the text `big` [cloud-config/network-config]';
  assert.deepEqual(said(cloudConfig.check(text, os, { isWhole: false })), [expected]);
  assert.deepEqual(said(cloudConfig.check(text, os)).slice(0, 1), [
    '1:1-1:11 error the first line is not `#cloud-config`, so that cloud-init ignores the file [cloud-config/header]',
  ]);
});

test('meta-data is a map, with names that are texts', () => {
  assert.deepEqual(said(checkMetaData('instance-id: a\nlocal-hostname: b\nmore: 1\n')), []);
  assert.deepEqual(said(checkMetaData('instance-id: 7\nlocal-hostname: on\n')), [
    '1:14-1:15 error expected a text, found the number 7; quote it: `"7"` [cloud-config/meta-data]',
    '2:17-2:19 error expected a text, found on; quote it: `"on"` [cloud-config/meta-data]',
  ]);
});

test('vendor-data may be empty, and is user-data otherwise', () => {
  assert.deepEqual(checkVendorData('\n'), []);
  assert.deepEqual(said(checkVendorData('#cloud-config\nhostnam: a\n')), [
    '2:1-2:8 error unknown key `hostnam`; did you mean `hostname`? [cloud-config/unknown-key] → hostname',
  ]);
});

test.run();
